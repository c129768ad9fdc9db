namespace Matchmaker.Benchmarks;

/// <summary>A value on the command line cannot be used: nothing was measured, and the report stays as it is.</summary>
internal sealed class BenchmarkMistakeException(string message) : Exception(message);
