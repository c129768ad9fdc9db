using Matchmaker.Benchmarks;

// Each benchmark is a name, a line of help and a class with a Run(BenchmarkRun) method. Add one by adding a line here.
var benchmarks = new Dictionary<string, Action<BenchmarkRun>>(StringComparer.Ordinal)
{
    ["peak"] = PeakBenchmark.Run,
    ["als"] = AlsBenchmark.Run,
    ["topk"] = TopKBenchmark.Run,
    ["foldin"] = FoldInBenchmark.Run,
};

var run = BenchmarkRun.Parse(args);
switch (run.Name)
{
    case "gowalla":
        GowallaCommand.Run(run);
        return 0;
    case "kernels":
        KernelBenchmarks.Run(run);
        return 0;
    case "all":
        foreach (var benchmark in benchmarks.Values) benchmark(run);
        break;
    default:
        if (!benchmarks.TryGetValue(run.Name, out var chosen))
        {
            Console.Error.WriteLine($"usage: Matchmaker.Benchmarks [all|{string.Join('|', benchmarks.Keys)}|kernels|gowalla] [--quick] [--rank N] [--epochs N] [--data DIR]");
            return 2;
        }

        chosen(run);
        break;
}

run.WriteReport("bench.md");
return 0;
