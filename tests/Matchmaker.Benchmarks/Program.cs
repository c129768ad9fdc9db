using Matchmaker.Benchmarks;

var run = BenchmarkRun.Parse(args);
if (run.Name == JobNodeProcess.Argument)
{
    await JobNodeProcess.RunAsync(run);
    return 0;
}

using var cordis = new CordisRegistry(run);

// Each benchmark is a name and what it runs. Add one by adding a line here.
var benchmarks = new Dictionary<string, Action<BenchmarkRun>>(StringComparer.Ordinal)
{
    ["peak"] = PeakBenchmark.Run,
    ["als"] = AlsBenchmark.Run,
    ["topk"] = TopKBenchmark.Run,
    ["foldin"] = FoldInBenchmark.Run,
    ["graph"] = GraphBenchmark.Run,
    ["import"] = _ => cordis.Measure(),
    ["suggest"] = _ =>
    {
        if (cordis.Open("suggest") is { } database) SuggestBenchmark.Run(run, database);
    },
    ["trainers"] = _ =>
    {
        if (cordis.Open("trainers") is { } database) TrainersBenchmark.Run(run, database);
    },
    ["retrain"] = _ =>
    {
        if (cordis.Open("retrain") is { } database) RetrainBenchmark.Run(run, database);
    },
    ["push"] = _ =>
    {
        var given = run.Option("--registry");
        if ((given is null ? cordis.Open("push") : Matchmaker.App.Storage.RegistryDatabase.At(given)) is { } database) PushBenchmark.Run(run, database, given is not null);
    },
    ["follow"] = _ =>
    {
        if (cordis.Open("follow") is { } database) FollowBenchmark.Run(run, database);
    },
    ["network"] = _ =>
    {
        if (cordis.Open("network") is { } database) NetworkBenchmark.Run(run, database);
    },
    ["consortium"] = ConsortiumBenchmark.Run,
    ["search"] = SearchBenchmark.Run,
    ["api"] = ApiBenchmark.Run,
    ["mail"] = MailBenchmark.Run,
    ["jobs"] = JobsBenchmark.Run,
    ["mentors"] = MentorsBenchmark.Run,
    ["cohort"] = CohortBenchmark.Run,
    ["kernels"] = KernelBenchmarks.Run,
    ["timetable"] = TimetableBenchmark.Run,
};

switch (run.Name)
{
    case "gowalla":
        GowallaCommand.Run(run);
        return 0;
    case "all":
        foreach (var benchmark in benchmarks.Values) benchmark(run);
        break;
    default:
        if (!benchmarks.TryGetValue(run.Name, out var chosen))
        {
            Console.Error.WriteLine($"usage: Matchmaker.Benchmarks [all|{string.Join('|', benchmarks.Keys)}|gowalla] [--quick] [--rank N] [--epochs N] [--data DIR] [--registry FILE]");
            return 2;
        }

        chosen(run);
        break;
}

run.WriteReport("bench.md");
return 0;
