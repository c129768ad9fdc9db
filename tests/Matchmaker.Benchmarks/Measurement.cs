namespace Matchmaker.Benchmarks;

/// <summary>One row of the report.</summary>
/// <param name="Measure">What was measured, with its unit.</param>
/// <param name="Value">The figure.</param>
/// <param name="Limit">What it has to keep to and whether it does; empty where there is no limit.</param>
/// <param name="Note">What else there is to say.</param>
internal sealed record Measurement(string Measure, string Value, string Limit, string Note)
{
    /// <summary>The measure of a row that says why nothing was measured.</summary>
    public const string Skipped = "skipped";

    /// <summary>The measure of a row that says how a benchmark ended before its time.</summary>
    public const string Failed = "failed";
}
