namespace Matchmaker.Benchmarks;

/// <summary>One benchmark in this process, and its section of the report: what it measured stands there even where it failed.</summary>
internal static class SingleBenchmark
{
    /// <summary>The exit code of a mistake on the command line.</summary>
    public const int Mistake = 2;

    /// <returns>The exit code: 1 where it failed, 2 where an option cannot be used.</returns>
    public static int Run(Benchmark benchmark, BenchmarkRun run, BenchmarkReport report)
    {
        var load = BenchmarkReport.Load();
        var code = 0;
        try
        {
            benchmark.Run(run);
        }
        catch (BenchmarkMistakeException mistake)
        {
            Console.Error.WriteLine($"{mistake.Message} See ./matchmaker bench --help.");
            return Mistake;
        }
        catch (Exception failure)
        {
            // Whatever it was: the others are to run, and the report is to say so.
            Console.Error.WriteLine(failure);
            run.Add(benchmark.Name, Measurement.Failed, "–", $"{failure.GetType().Name}: {failure.Message}");
            code = 1;
        }

        if (run.IsTrial)
        {
            Console.WriteLine($"{benchmark.Name}: of other sizes than the report tells of, which stays as it is");
            return code;
        }

        report.Replace(benchmark.Name, run.Quick, load, run.Rows);
        return code;
    }
}
