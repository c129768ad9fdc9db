using Matchmaker.App.Storage;

namespace Matchmaker.Benchmarks;

/// <summary>All benchmarks, in the order in which they run and are reported. Add one by adding a line here.</summary>
internal static class BenchmarkList
{
    public static IReadOnlyList<Benchmark> All { get; } =
    [
        new("peak", "what the machine can do at best: multiply-adds and memory", PeakBenchmark.Run),
        new("als", "an epoch of ALS on Gowalla and on CORDIS; --matrix FILE writes what the latter trains on, for other programs", AlsBenchmark.Run),
        new("topk", "exact search of the best products with a million rows", TopKBenchmark.Run),
        new("foldin", "factors of one actor without training", FoldInBenchmark.Run),
        new("graph", "graphs of 800,000 pairs and of 10 million ties: building, walks, chains, communities", GraphBenchmark.Run),
        new("import", "CORDIS into an empty SQLite file", Import),
        new("suggest", "suggestions on CORDIS, with and without reasons, for one and for all", run => OnCordis(run, "suggest", database => SuggestBenchmark.Run(run, database))),
        new("trainers", "every trainer of the edition on CORDIS", run => OnCordis(run, "trainers", database => TrainersBenchmark.Run(run, database))),
        new("retrain", "the night's training on CORDIS while the app answers", run => OnCordis(run, "retrain", database => RetrainBenchmark.Run(run, database))),
        new("push", "suggestions to everybody of CORDIS, or of --registry FILE that has a model", Push),
        new("follow", "taking up a change of the registry", run => OnCordis(run, "follow", database => FollowBenchmark.Run(run, database))),
        new("network", "chains, components and brokerage on CORDIS", run => OnCordis(run, "network", database => NetworkBenchmark.Run(run, database))),
        new("consortium", "the best consortia of 60 to 240 candidates", ConsortiumBenchmark.Run),
        new("search", "the search index of 50,000 actors: building, queries, completions", SearchBenchmark.Run),
        new("api", "the web app on 50,000 actors, or on --registry FILE", ApiBenchmark.Run),
        new("mail", "mails out of the outbox into a folder", MailBenchmark.Run),
        new("jobs", "jobs of the edition's schedulers, on SQLite, and on PostgreSQL where MATCHMAKER_TEST_POSTGRES says where", JobsBenchmark.Run),
        new("mentors", "2,000 mentees and 400 mentors", MentorsBenchmark.Run),
        new("cohort", "cohorts out of 5,000 candidates under quotas", CohortBenchmark.Run),
        new("kernels", "the kernels by themselves, by BenchmarkDotNet", KernelBenchmarks.Run),
        new("timetable", "a forum of 500 participants", TimetableBenchmark.Run),
        new("growth", "demo registries of 10,000, 100,000 and 1,000,000 actors; --actors LIST, --folder DIR to go on where a run ended", GrowthBenchmark.Run),
    ];

    /// <summary>The benchmark of that name, or null.</summary>
    public static Benchmark? Find(string name) => All.FirstOrDefault(one => one.Name == name);

    private static void OnCordis(BenchmarkRun run, string name, Action<RegistryDatabase> measure)
    {
        using var cordis = new CordisRegistry(run);
        if (cordis.Open(name) is { } database) measure(database);
    }

    private static void Import(BenchmarkRun run)
    {
        using var cordis = new CordisRegistry(run);
        cordis.Measure();
    }

    private static void Push(BenchmarkRun run)
    {
        if (run.Option("--registry") is { } given) PushBenchmark.Run(run, RegistryDatabase.At(given), true);
        else OnCordis(run, "push", database => PushBenchmark.Run(run, database, false));
    }
}
