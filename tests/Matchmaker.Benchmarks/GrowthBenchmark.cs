namespace Matchmaker.Benchmarks;

/// <summary>Demo registries that grow tenfold: drawn, imported, indexed, trained, and asked for suggestions. What an actor costs must not grow with their number.</summary>
internal static class GrowthBenchmark
{
    // Processor time of the same work differs by a fifth and more on a machine that others use.
    private const double Noise = 1.25;

    public static void Run(BenchmarkRun run)
    {
        int[] usual = run.Quick ? [10_000, 100_000] : [10_000, 100_000, 1_000_000];
        var sizes = run.Sizes("--actors", usual);
        run.IsTrial = usual.Except(sizes).Any();
        var steps = run.Option("--steps")?.Split(',') ?? GrowthRegistry.AllSteps;
        if (steps.Except(GrowthRegistry.AllSteps).FirstOrDefault() is { } unknown) throw new BenchmarkMistakeException($"There is no step '{unknown}' of growth: {string.Join(", ", GrowthRegistry.AllSteps)}.");
        var kept = run.Option("--folder");
        var folder = kept ?? Directory.CreateTempSubdirectory("matchmaker-growth-").FullName;
        try
        {
            var registries = new List<GrowthRegistry>();
            foreach (var size in sizes)
            {
                var registry = new GrowthRegistry(folder, size);
                registry.Measure(steps);
                Report(run, registry, registries.LastOrDefault());
                registries.Add(registry);
            }

            if (registries.TrueForAll(registry => registry.Steps.Count == 0)) throw new BenchmarkMistakeException("No step was taken: each needs those before it, here or in --folder.");
            if (!run.IsTrial) Draw(run, registries);
        }
        finally
        {
            if (kept is null) Directory.Delete(folder, recursive: true);
        }
    }

    private static void Report(BenchmarkRun run, GrowthRegistry registry, GrowthRegistry? smaller)
    {
        foreach (var step in registry.Steps)
        {
            var measure = FormattableString.Invariant($"{registry.Actors:N0} actors: {step.Name}, {(step.IsOfOneActor ? "ms" : "s")}");
            if (step.Failure is { } failure)
            {
                run.Add("growth", measure, "–", FormattableString.Invariant($"failed after {step.Seconds:F0} s, with {step.PeakBytes / 1e6:N0} MB: {failure}"));
                continue;
            }

            var disk = step.Bytes > 0 ? FormattableString.Invariant($", {step.Bytes / 1e6:N1} MB on disk") : "";
            var cost = step.IsOfOneActor ? step.Note : FormattableString.Invariant($"{step.MillisecondsAnActor(registry.Actors):F3} ms of a processor an actor");
            run.Add("growth", measure, FormattableString.Invariant($"{step.Seconds * (step.IsOfOneActor ? 1000 : 1):F1}"), FormattableString.Invariant($"{cost}; most memory {step.PeakBytes / 1e6:N0} MB{disk}{(step.Began.Length > 0 ? $"; begun {step.Began}" : "")}"));
        }

        if (smaller is null) return;
        foreach (var step in registry.Steps)
        {
            if (step.Failure is not null || smaller.Steps.FirstOrDefault(one => one.Name == step.Name && one.Failure is null) is not { } before) continue;
            run.Add(
                "growth", FormattableString.Invariant($"an actor's cost, {registry.Actors:N0} over {smaller.Actors:N0}: {step.Name}"),
                step.MillisecondsAnActor(registry.Actors) / before.MillisecondsAnActor(smaller.Actors), "F2", new(Noise),
                FormattableString.Invariant($"processor time; memory an actor {step.PeakBytes / (double)registry.Actors / (before.PeakBytes / (double)smaller.Actors):F2}"));
        }
    }

    private static void Draw(BenchmarkRun run, List<GrowthRegistry> registries)
    {
        var path = Directory.Exists("docs") ? Path.Combine("docs", "growth.svg") : "growth.svg";
        File.WriteAllText(path, GrowthPicture.Of(registries));
        run.Add("growth", "picture", path);
    }
}
