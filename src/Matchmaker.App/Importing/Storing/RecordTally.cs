namespace Matchmaker.App.Importing.Storing;

/// <summary>Counts each record once, however many rows speak of it.</summary>
internal sealed class RecordTally
{
    private readonly IdSet _created = new();
    private readonly IdSet _updated = new();
    private readonly IdSet _met = new();

    public RecordCounts Counts => new(_created.Count, _updated.Count, _met.Count - _created.Count - _updated.Count);

    public void Count(long id, bool isNew, bool hasChanged)
    {
        _met.Add(id);
        if (isNew) _created.Add(id);
        else if (hasChanged && !_created.Contains(id)) _updated.Add(id);
    }

    public void Forget(long id)
    {
        _met.Remove(id);
        _created.Remove(id);
        _updated.Remove(id);
    }
}
