namespace Matchmaker.App.Importing;

/// <summary>What became of the records of one kind that the rows spoke of; each is counted once.</summary>
public sealed record RecordCounts(long Created, long Updated, long Unchanged)
{
    public long Total => Created + Updated + Unchanged;
}
