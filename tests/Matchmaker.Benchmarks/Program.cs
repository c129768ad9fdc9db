using Matchmaker.Benchmarks;

var run = BenchmarkRun.Parse(args);
var report = new BenchmarkReport("bench.md");
if (run.WantsHelp)
{
    BenchmarkUsage.Print(Console.Out);
    return 0;
}

if (run.Mistake() is { } mistake)
{
    Console.Error.WriteLine($"{mistake} See ./matchmaker bench --help.");
    return 2;
}

switch (run.Name)
{
    case JobNodeProcess.Argument:
        await JobNodeProcess.RunAsync(run);
        return 0;
    case PushBenchmark.Argument:
        await PushBenchmark.RunAsync(run);
        return 0;
    case GrowthAsking.Argument:
        GrowthAsking.Run(run);
        return 0;
    case "gowalla":
        try
        {
            return GowallaCommand.Run(run) ? 0 : 1;
        }
        catch (BenchmarkMistakeException wrong)
        {
            Console.Error.WriteLine($"{wrong.Message} See ./matchmaker bench --help.");
            return SingleBenchmark.Mistake;
        }

    case "all":
        return AllBenchmarks.Run(run, report);
    default:
        if (BenchmarkList.Find(run.Name) is { } benchmark) return SingleBenchmark.Run(benchmark, run, report);
        Console.Error.WriteLine($"There is no benchmark '{run.Name}'.");
        Console.Error.WriteLine();
        BenchmarkUsage.Print(Console.Error);
        return 2;
}
