namespace Matchmaker.Benchmarks;

/// <summary>One benchmark.</summary>
/// <param name="Name">What it is called on the command line and in the report.</param>
/// <param name="Description">What it measures, in one line.</param>
/// <param name="Run">Measures.</param>
internal sealed record Benchmark(string Name, string Description, Action<BenchmarkRun> Run);
