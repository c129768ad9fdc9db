namespace Matchmaker.Benchmarks;

/// <summary>What <c>bench --help</c> says.</summary>
internal static class BenchmarkUsage
{
    /// <summary>Every option that takes a value, with what it means; what another program start passes on has no text.</summary>
    public static IReadOnlyDictionary<string, string> Options { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["--data"] = "DIR: the Gowalla files, for als and gowalla; other data sets: the variable MATCHMAKER_SHARED_DATA",
        ["--registry"] = "FILE: a prepared registry, for push and api",
        ["--matrix"] = "FILE: als writes the ties of CORDIS that it trains on, a line a row, for other programs",
        ["--actors"] = "LIST: sizes for growth, such as 10000,100000; where one of its usual sizes is missing it is a trial, which leaves bench.md and docs/growth.svg as they are",
        ["--folder"] = "DIR: where growth keeps what it made, and goes on where a run ended",
        ["--steps"] = "LIST: which steps growth takes, of demo,import,index,train,suggestions; figures of others are those in --folder. N: steps of conjugate gradients, for gowalla",
        ["--lift"] = "X: how strong a suggestion has to be, for push",
        ["--rank"] = "LIST: factors, for gowalla; likewise --epochs, --alpha, --lambda, --nu, --scale, --seed, --threads, --block",
        ["--validate"] = "SEED: gowalla is judged on a fifth of the training part",
        ["--epochs"] = "",
        ["--alpha"] = "",
        ["--lambda"] = "",
        ["--nu"] = "",
        ["--scale"] = "",
        ["--seed"] = "",
        ["--threads"] = "",
        ["--solver"] = "exact, block or conjugate, for gowalla",
        ["--block"] = "",
        ["--provider"] = "",
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
        foreach (var (name, meaning) in Options.Where(option => option.Value.Length > 0)) Line(name, meaning);
        void Line(string name, string text) => to.WriteLine($"  {name,-12} {text}");
    }
}
