namespace Matchmaker.Benchmarks;

/// <summary>An option that takes a value.</summary>
/// <param name="Meaning">What the usage says of it; empty where another option's text tells of it too.</param>
/// <param name="ReadBy">The benchmarks that read it.</param>
internal sealed record BenchmarkOption(string Meaning, params string[] ReadBy)
{
    /// <summary>Whether a benchmark reads it, or one of all. What another program start passes on is not asked.</summary>
    public bool IsReadBy(string name) => name switch
    {
        "all" => BenchmarkList.All.Any(one => ReadBy.Contains(one.Name)),
        "gowalla" => ReadBy.Contains(name),
        _ => BenchmarkList.Find(name) is null || ReadBy.Contains(name),
    };
}
