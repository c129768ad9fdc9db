namespace Matchmaker.Benchmarks;

/// <summary>What <c>bench --help</c> says.</summary>
internal static class BenchmarkUsage
{
    /// <summary>Every option that takes a value, with what it means and for which benchmarks.</summary>
    public static IReadOnlyDictionary<string, BenchmarkOption> Options { get; } = new Dictionary<string, BenchmarkOption>(StringComparer.Ordinal)
    {
        ["--data"] = new("DIR: the Gowalla files, for als, foldin and gowalla; other data sets: the variable MATCHMAKER_SHARED_DATA", "als", "foldin", "gowalla"),
        ["--registry"] = new("FILE: a prepared registry, for push, api and search", "push", "api", "search"),
        ["--matrix"] = new("FILE: als writes the ties of CORDIS that it trains on, a line a row, for other programs", "als"),
        ["--actors"] = new("LIST: sizes for growth, such as 10000,100000; where one of its usual sizes is missing it is a trial, which leaves bench.md and docs/growth.svg as they are", "growth"),
        ["--folder"] = new("DIR: where growth keeps what it made, and goes on where a run ended", "growth"),
        ["--steps"] = new("LIST: which steps growth takes, of demo,import,index,train,suggestions; figures of others are those in --folder. N: steps of conjugate gradients, for gowalla", "growth", "gowalla"),
        ["--lift"] = new("X: how strong a suggestion has to be, for push", "push"),
        ["--provider"] = new("NAME: one search provider of the edition, for search", "search"),
        ["--rank"] = new("LIST: factors, for gowalla; likewise --epochs, --alpha, --lambda, --nu, --scale, --seed, --threads, --block", "gowalla"),
        ["--validate"] = new("SEED: gowalla is judged on a fifth of the training part", "gowalla"),
        ["--epochs"] = new("", "gowalla"),
        ["--alpha"] = new("", "gowalla"),
        ["--lambda"] = new("", "gowalla"),
        ["--nu"] = new("", "gowalla"),
        ["--scale"] = new("", "gowalla"),
        ["--seed"] = new("", "gowalla"),
        ["--threads"] = new("", "gowalla"),
        ["--solver"] = new("exact, block or conjugate, for gowalla", "gowalla"),
        ["--block"] = new("", "gowalla"),
    };

    public static void Print(TextWriter to)
    {
        to.WriteLine("usage: ./matchmaker bench [NAME] [--quick] [OPTIONS]");
        to.WriteLine();
        to.WriteLine("Measures speed on this machine, and writes bench.md: a section for each benchmark, with its date and the load, which the next run of that benchmark replaces.");
        to.WriteLine();
        Line("all", "everything below but gowalla, one after another, each in a process of its own; the default");
        foreach (var benchmark in BenchmarkList.All) Line(benchmark.Name, benchmark.Description);
        Line("gowalla", "trains on Gowalla and prints quality and times, without a report");
        to.WriteLine();
        Line("--quick", "fewer repetitions and smaller sizes");
        foreach (var (name, option) in Options.Where(one => one.Value.Meaning.Length > 0)) Line(name, option.Meaning);
        void Line(string name, string text) => to.WriteLine($"  {name,-12} {text}");
    }
}
