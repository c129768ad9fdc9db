namespace Matchmaker.App.Jobs;

/// <summary>What came of a job.</summary>
/// <param name="Outcome">In a sentence, for people.</param>
public sealed record JobResult(string Outcome)
{
    /// <summary>What was done, in numbers.</summary>
    public IReadOnlyDictionary<string, long> Counts { get; init; } = new Dictionary<string, long>();

    /// <summary>Whether there was nothing to do: such a run is not kept.</summary>
    public bool IsIdle { get; init; }
}
