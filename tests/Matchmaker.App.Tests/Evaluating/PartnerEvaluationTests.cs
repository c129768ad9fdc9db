using Matchmaker.App.Evaluating;
using Matchmaker.App.Matching;
using Matchmaker.App.Registry;
using Matchmaker.App.Tests.Models;
using Matchmaker.Contracts.Storage;
using Matchmaker.Engine.Evaluation;
using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Graph;
using Matchmaker.Engine.Ranking;

namespace Matchmaker.App.Tests.Evaluating;

public sealed class PartnerEvaluationTests
{
    private static readonly DateOnly Cut = new(2022, 1, 1);
    private static readonly DateOnly Until = new(2024, 6, 1);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Run_PlantedRegistry_AgreesWithThePlainProtocol(bool hasEnd)
    {
        DateOnly? until = hasEnd ? Until : null;
        var snapshot = await SnapshotAsync();
        var plain = new PlainEvaluation(Read(snapshot), Cut, until);

        var report = new PartnerEvaluation(snapshot).Run(Cut, until, PlantedRegistry.Small());

        Assert.Equal((plain.Relevant.Count, plain.Relevant.Values.Sum(r => r.Count), plain.Candidates), (report.Queries, report.Relevant, report.Candidates));
        Assert.True(report.Queries > 10);
        AssertSame(plain.Popularity(), Row(report, "popularity"));
        AssertSame(plain.ResourceAllocation((_, _) => true), Row(report, "resource allocation"));
        var trained = PartnerTraining.Train(snapshot.KnownBefore(Cut).UpToSize(60), snapshot.TraitsWithFeatures, Cut.DayNumber, PlantedRegistry.Small(), new AlsTrainer());
        var ask = trained.Ranker.AsRecommender("again", 20).ForThread();
        AssertSame(plain.Judge(ask, (_, _) => true), Row(report, EvaluationReport.FullRanker));
    }

    [Fact]
    public async Task Run_TwoSeeds_GivesMeansAndSpreadsOfTheTrainedRowsAndTheOthersAsTheyAre()
    {
        var snapshot = await SnapshotAsync();
        EvaluationReport WithSeed(int seed) => new PartnerEvaluation(snapshot).Run(Cut, null, PlantedRegistry.Small() with { Factors = PlantedRegistry.Small().Factors with { Seed = seed } });
        var (one, two) = (WithSeed(1), WithSeed(2));

        var report = new SeededEvaluation(snapshot).Run(Cut, null, PlantedRegistry.Small() with { Factors = PlantedRegistry.Small().Factors with { Seed = 1 } }, 2);

        Assert.Equal([1, 2], report.Seeds);
        Assert.Equal(one.Rows.Select(row => row.Name), report.Rows.Select(row => row.Name));
        var (first, second, mean) = (Row(one, EvaluationReport.FullRanker), Row(two, EvaluationReport.FullRanker), report.Rows[^1]);
        Assert.NotEqual(first.Ndcg, second.Ndcg);
        Assert.Equal(((first.Ndcg + second.Ndcg) / 2, Math.Abs(first.Ndcg - second.Ndcg)), (mean.Ndcg, mean.NdcgSpread!.Value), Closely);
        Assert.Equal(((first.Recall + second.Recall) / 2, Math.Abs(first.Recall - second.Recall)), (mean.Recall, mean.RecallSpread!.Value), Closely);
        Assert.True(mean.TrainSeconds > 0);
        var popularity = report.Rows.Single(row => row.Name == "popularity");
        Assert.Equal((Row(one, "popularity").Ndcg, null, null), (popularity.Ndcg, popularity.NdcgSpread, popularity.TrainSeconds));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SeededEvaluation(snapshot).Run(Cut, null, PlantedRegistry.Small(), 0));
    }

    [Fact]
    public async Task Run_Slices_AreTheSameProtocolOnPairsOfTheirKind()
    {
        var snapshot = await SnapshotAsync();
        var plain = new PlainEvaluation(Read(snapshot), Cut, null);

        var row = Row(new PartnerEvaluation(snapshot).Run(Cut, null, PlantedRegistry.Small()), "resource allocation");

        foreach (var isWithin in new[] { false, true })
        {
            bool IsInSlice(int one, int other) => snapshot.CountryOf(one) == snapshot.CountryOf(other) == isWithin;
            var slice = row.Slices.Single(s => s.Name == (isWithin ? "within a country" : "across borders"));
            Assert.Equal(plain.Relevant.Count(q => q.Value.Any(p => IsInSlice(q.Key, p))), slice.Queries);
            var expected = plain.ResourceAllocation(IsInSlice);
            Assert.Equal((expected.Recall, expected.Ndcg), (slice.Recall, slice.Ndcg), Closely);
        }

        // Every relevant pair is of one pair of helixes; its slice asks it from both sides where the two differ.
        Assert.Equal(2 + (6 * 7 / 2), row.Slices.Count);
        bool IsMediaAcademia(int one, int other) =>
            (snapshot.HelixOf(one), snapshot.HelixOf(other)) is (Helix.Media, Helix.Academia) or (Helix.Academia, Helix.Media);
        var mixed = row.Slices.Single(s => s.Name == "academia × media");
        Assert.True(mixed.Queries > 0);
        Assert.Equal(plain.Relevant.Count(q => q.Value.Any(p => IsMediaAcademia(q.Key, p))), mixed.Queries);
        Assert.Equal(plain.ResourceAllocation(IsMediaAcademia).Recall, mixed.Recall, 1e-9);
        Assert.Contains(row.Slices, s => s.Name == "civil society × civil society");
    }

    [Fact]
    public async Task Run_UndatedAndOversized_AreLeftOutOfBothPartsAndCounted()
    {
        using var registry = await PlantedRegistry.SqliteAsync();
        var without = new PartnerEvaluation(await RegistrySnapshot.LoadAsync(registry.Database)).Run(Cut, null, PlantedRegistry.Small());
        await using (var context = registry.CreateContext())
        {
            var all = context.Actors.OrderBy(a => a.Id).ToArray();
            Assert.True(all.Length > 60);
            context.AddRange(TestData.Collaboration(Cut.AddDays(-5), all), TestData.Collaboration(Cut.AddDays(5), all), TestData.Collaboration(start: null, all));
            await context.SaveChangesAsync();
        }

        var with = new PartnerEvaluation(await RegistrySnapshot.LoadAsync(registry.Database)).Run(Cut, null, PlantedRegistry.Small());

        Assert.Equal((0, 3), (without.LeftOut, with.LeftOut));
        Assert.Equal((without.Queries, without.Relevant, without.Candidates, without.TrainCollaborations), (with.Queries, with.Relevant, with.Candidates, with.TrainCollaborations));
        Assert.Equal(Row(without, "resource allocation").Ndcg, Row(with, "resource allocation").Ndcg, 1e-12);
    }

    [Fact]
    public async Task Run_WhatHappensLater_DoesNotChangeWhatWasLearnt()
    {
        var snapshot = await SnapshotAsync();

        var near = new PartnerEvaluation(snapshot).Run(Cut, Until, PlantedRegistry.Small());
        var far = new PartnerEvaluation(snapshot).Run(Cut, null, PlantedRegistry.Small());

        Assert.Equal(near.Learning with { Seconds = 0 }, far.Learning with { Seconds = 0 });
        Assert.NotEqual(near.Relevant, far.Relevant);
    }

    [Theory]
    [InlineData("2030-01-01", null, "start between 2019-01-01 and 2024-11-")]
    [InlineData("2000-01-01", null, "choose a cut well inside")]
    [InlineData("2022-01-01", "2022-01-01", "Give --until a later date")]
    [InlineData("2022-01-01", "2021-01-01", "Give --until a later date")]
    public async Task Run_PeriodWithoutAnythingToAsk_SaysWhatToGive(string cut, string? until, string message)
    {
        var evaluation = new PartnerEvaluation(await SnapshotAsync());

        var error = Assert.Throws<EvaluationException>(() => evaluation.Run(Parse(cut), until is null ? null : Parse(until), PlantedRegistry.Small()));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NoDatesAtAll_SaysToImport()
    {
        using var registry = await TestRegistry.SqliteAsync();
        await registry.AddAsync(TestData.Collaboration(start: null, TestData.Actor(), TestData.Actor("Other")));
        var evaluation = new PartnerEvaluation(await RegistrySnapshot.LoadAsync(registry.Database));

        Assert.Contains("no collaboration with a date", Assert.Throws<EvaluationException>(() => evaluation.Run(Cut, null, PlantedRegistry.Small())).Message, StringComparison.Ordinal);
    }

    private static DateOnly Parse(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static EvaluationRow Row(EvaluationReport report, string name) => report.Rows.Single(row => row.Name == name);

    private static bool Closely((double Recall, double Ndcg) one, (double Recall, double Ndcg) other) =>
        Math.Abs(one.Recall - other.Recall) < 1e-9 && Math.Abs(one.Ndcg - other.Ndcg) < 1e-9;

    private static void AssertSame((double Recall, double Ndcg, double HitRate) expected, EvaluationRow row)
    {
        Assert.Equal(expected.Recall, row.Recall, 1e-9);
        Assert.Equal(expected.Ndcg, row.Ndcg, 1e-9);
        Assert.Equal(expected.HitRate, row.HitRate, 1e-9);
        Assert.True(row.Recall > 0);
    }

    private static async Task<RegistrySnapshot> SnapshotAsync()
    {
        using var registry = await PlantedRegistry.SqliteAsync();
        return await RegistrySnapshot.LoadAsync(registry.Database);
    }

    private static List<(DateOnly? Start, int[] Members)> Read(RegistrySnapshot snapshot) =>
        [.. Enumerable.Range(0, snapshot.Collaborations.CollaborationCount).Select(c => (
            snapshot.Collaborations.Day(c) == Hypergraph.UnknownDay ? (DateOnly?)null : DateOnly.FromDayNumber(snapshot.Collaborations.Day(c)),
            snapshot.Collaborations.Members(c).ToArray()))];
}
