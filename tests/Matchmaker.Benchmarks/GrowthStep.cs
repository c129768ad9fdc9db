namespace Matchmaker.Benchmarks;

/// <summary>What one step of a registry's way, from its drawing to its suggestions, took at one size.</summary>
/// <param name="Name">The step.</param>
/// <param name="Seconds">From the start of its process to its end; for asking, the median of one actor.</param>
/// <param name="ProcessorSeconds">Of all cores together; for asking, the median of one actor.</param>
/// <param name="PeakBytes">The most memory of its process.</param>
/// <param name="Bytes">What it left on disk; 0 for nothing.</param>
/// <param name="Note">What else there is to say.</param>
/// <param name="Failure">Why it has no figures; else null.</param>
/// <param name="Began">When it began, and the load of the machine then: a run may go on where another ended.</param>
internal sealed record GrowthStep(string Name, double Seconds, double ProcessorSeconds, long PeakBytes, long Bytes, string Note = "", string? Failure = null, string Began = "")
{
    /// <summary>Whether its figures are of one actor already, and not of all together.</summary>
    public bool IsOfOneActor => Name == GrowthAsking.StepName;

    /// <summary>Milliseconds of a processor for each actor.</summary>
    public double MillisecondsAnActor(int actors) => ProcessorSeconds * 1000 / (IsOfOneActor ? 1 : actors);
}
