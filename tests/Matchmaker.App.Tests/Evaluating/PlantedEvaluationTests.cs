using Matchmaker.App.Demo;
using Matchmaker.App.Evaluating;
using Matchmaker.App.Matching;
using Matchmaker.App.Tests.Models;
using Matchmaker.Contracts.Storage;
using Matchmaker.Engine.Factorization;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Tests.Evaluating;

public sealed class PlantedEvaluationTests
{
    private static readonly DateOnly Cut = new(2024, 1, 1);

    [Fact]
    public async Task Run_Demo_FindsCommunitiesAndNeedsBetterThanAnySignalAlone()
    {
        using var registry = await TestRegistry.SqliteAsync();
        await new DemoStore(registry.Database).FillAsync(new() { Actors = 300 });
        var evaluation = await LoadAsync(registry, seed: 1);

        var report = evaluation.Run(Cut, null, PlantedRegistry.Small(), new AlsTrainer());

        Assert.Equal(Cut, report.Cut);
        Assert.Equal(["community", "need × offer", "broker's second community", "mentor topic", "newcomer"], report.Rows.Select(row => row.Structure));
        Assert.All(report.Rows, row => Assert.True(row is { Queries: > 0, Full: > 0 and <= 1, Best: > 0 and <= 1 } && row.BestSignal.Length > 0, $"{row}"));
        Assert.All(report.Rows.Take(2), row => Assert.True(row.Full > row.Best, $"{row}"));
        Assert.Equal(["arbitrary order", ReciprocityTrial.OneSided, EvaluationReport.FullRanker, "the most that is possible"], report.Reciprocity.Select(row => row.Name));
        Assert.All(report.Reciprocity, row => Assert.True(row is { Asks: > 0 and < 1, Accepts: > 0 and <= 1, Both: > 0 } && row.Both < row.Asks, $"{row}"));
        Assert.True(report.Reciprocity[2].Both > report.Reciprocity[0].Both && report.Reciprocity[3].Both >= report.Reciprocity[2].Both, string.Join('\n', report.Reciprocity));
        Assert.Contains("--until a later date", Assert.Throws<EvaluationException>(() => evaluation.Run(Cut, Cut, PlantedRegistry.Small(), new AlsTrainer())).Message, StringComparison.Ordinal);
        Assert.Contains("earlier cut", Assert.Throws<EvaluationException>(() => evaluation.Run(new(2050, 1, 1), null, PlantedRegistry.Small(), new AlsTrainer())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunSeeds_Demo_GivesMeansAndSpreadsOfSingleRuns()
    {
        using var registry = await TestRegistry.SqliteAsync();
        await new DemoStore(registry.Database).FillAsync(new() { Actors = 120 });
        var evaluation = await LoadAsync(registry, seed: 1);
        var options = PlantedRegistry.Small();
        PlantedReport Once(int more) => evaluation.Run(Cut, null, options with { Factors = options.Factors with { Seed = options.Factors.Seed + more } }, new AlsTrainer());

        var report = evaluation.RunSeeds(Cut, null, options, new AlsTrainer(), 2);

        var (one, other) = (Once(0), Once(1));
        Assert.Equal([options.Factors.Seed, options.Factors.Seed + 1], report.Seeds);
        for (var at = 0; at < one.Rows.Count; at++)
        {
            Assert.Equal((one.Rows[at].Structure, one.Rows[at].Queries), (report.Rows[at].Structure, report.Rows[at].Queries));
            Assert.Equal((one.Rows[at].Full + other.Rows[at].Full) / 2, report.Rows[at].Full.Mean, 12);
            Assert.Equal(Math.Abs(one.Rows[at].Best - other.Rows[at].Best), report.Rows[at].Best.Spread, 12);
            Assert.Equal(new[] { one.Rows[at].BestSignal, other.Rows[at].BestSignal }.Distinct(), report.Rows[at].BestSignals);
        }

        for (var at = 0; at < one.Reciprocity.Count; at++)
        {
            Assert.Equal(one.Reciprocity[at].Name, report.Reciprocity[at].Name);
            Assert.Equal((one.Reciprocity[at].Both + other.Reciprocity[at].Both) / 2, report.Reciprocity[at].Both.Mean, 12);
            Assert.Equal(Math.Abs(one.Reciprocity[at].Asks - other.Reciprocity[at].Asks), report.Reciprocity[at].Asks.Spread, 12);
            Assert.Equal((one.Reciprocity[at].Accepts + other.Reciprocity[at].Accepts) / 2, report.Reciprocity[at].Accepts.Mean, 12);
        }

        Assert.True(report.TrainSeconds > 0);
    }

    [Fact]
    public async Task Load_NoDemoOrNotOnly_IsRefusedWithTheCommandThatMakesOne()
    {
        using var registry = await TestRegistry.SqliteAsync();
        await registry.AddAsync(TestData.Actor());
        Assert.Contains("matchmaker demo --db demo.db", await RefusalAsync(registry), StringComparison.Ordinal);

        await new DemoStore(registry.Database).FillAsync(new() { Actors = DemoOptions.FewestActors, Collaborations = 0 });
        Assert.Contains("with all its actors and no others", await RefusalAsync(registry), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Load_OtherSeedOrOtherNames_IsRefusedWithTheOption()
    {
        using var registry = await TestRegistry.SqliteAsync();
        await new DemoStore(registry.Database).FillAsync(new() { Seed = 2, Actors = DemoOptions.FewestActors, Collaborations = 0 });

        await LoadAsync(registry, seed: 2);
        Assert.Contains("another seed than 1. Give the right one with --planted SEED", await RefusalAsync(registry), StringComparison.Ordinal);

        await using var context = registry.CreateContext();
        var first = await context.ExternalIds.Where(id => id.Scheme == DemoNames.Scheme).OrderBy(id => id.Value).Select(id => id.Value).FirstAsync();
        await context.ExternalIds.Where(id => id.Value == first).ExecuteUpdateAsync(set => set.SetProperty(id => id.Value, "renamed"));
        Assert.Contains("was not made by the generator with 50 actors", await RefusalAsync(registry), StringComparison.Ordinal);
    }

    private static async Task<string> RefusalAsync(TestRegistry registry) => (await Assert.ThrowsAsync<EvaluationException>(() => LoadAsync(registry, seed: 1))).Message;

    private static async Task<PlantedEvaluation> LoadAsync(TestRegistry registry, long seed) =>
        await PlantedEvaluation.LoadAsync(registry.Database, await RegistrySnapshot.LoadAsync(registry.Database), seed);
}
