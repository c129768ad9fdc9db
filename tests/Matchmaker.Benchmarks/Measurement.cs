namespace Matchmaker.Benchmarks;

/// <summary>One row of the report.</summary>
internal sealed record Measurement(string Benchmark, string Measure, string Value, string Limit, string Note);
