using Matchmaker.App.Evaluating;
using Matchmaker.App.Matching;
using Matchmaker.App.Models;
using Matchmaker.App.Registry;
using Matchmaker.App.Tests.Models;
using Matchmaker.Contracts.Storage;
using Matchmaker.Engine.Ranking;

namespace Matchmaker.App.Tests.Evaluating;

public sealed class ColdStartEvaluationTests
{
    private static readonly DateOnly Cut = new(2024, 1, 1);
    private static readonly string[] Rows =
    [
        "random", "popularity", "popularity within the country", "popularity within the helix", "popularity within country and helix",
        "popularity with partners from the country", "regressed factors alone", EvaluationReport.FullRanker,
    ];

    [Fact]
    public async Task Run_NewcomersWhoseNamesTellTheirCircle_AreServedFarBetterThanByPopularity()
    {
        using var registry = await NewcomersAsync();

        var report = new PartnerEvaluation(await RegistrySnapshot.LoadAsync(registry.Database)).Run(Cut, null, PlantedRegistry.Small()).ColdStart!;

        Assert.Equal(Rows, report.Rows.Select(row => row.Name));
        Assert.InRange(report.Queries, 20, 60);
        Assert.Equal(report.Queries, report.QueriesWithWords);
        Assert.True(report.Relevant > report.Queries && report.LearntFrom >= 20);
        Assert.True(report.Lead > 1.5, $"{report.Lead:F2}");
        Assert.Equal(report.Rows[^1].Ndcg / report.Rows.Skip(1).Take(3).Max(row => row.Ndcg), report.Lead, 1e-12);
    }

    [Fact]
    public async Task Run_NobodyNewAfterTheCut_HasNoColdStartTable()
    {
        using var registry = await PlantedRegistry.SqliteAsync();

        Assert.Null(new PartnerEvaluation(await RegistrySnapshot.LoadAsync(registry.Database)).Run(new(2022, 1, 1), null, PlantedRegistry.Small()).ColdStart);
    }

    /// <summary>The served model gives a newcomer the list that the evaluation judged, by the ranker for newcomers, whatever words have come into the registry since.</summary>
    [Fact]
    public async Task Serve_Newcomer_GetsTheListOfTheModelAsTrained()
    {
        using var registry = await NewcomersAsync();
        var snapshot = await RegistrySnapshot.LoadAsync(registry.Database);
        var trained = PartnerTraining.Train(snapshot.KnownBefore(Cut), snapshot.TraitsWithFeatures, Cut.DayNumber, PlantedRegistry.Small(), new Engine.Factorization.AlsTrainer());
        await PlantedRegistry.TrainAsync(registry, Cut);
        var newcomer = Enumerable.Range(0, snapshot.ActorCount).Last(actor => trained.Ranker.Signals.Counts.Degree(actor) == 0);
        var expected = trained.Ranker.Rank(new(trained.Ranker.Signals), newcomer, 10);

        await registry.AddAsync(TestData.Actor("Words unheard of", "LA"));
        using var suggestions = await PartnerSuggestions.LoadAsync(registry.Database, Cut);
        var list = suggestions.For(newcomer, new SuggestionRequest { Count = 10, Variety = 0, IncludeNewcomers = false });

        Assert.Equal(SuggestionSource.ColdStart, list.Source);
        Assert.NotNull(suggestions.Ranker.Newcomers);
        Assert.Equal(expected.Select(one => one.Actor), list.Partners.Select(one => one.Actor));
        Assert.All(expected.Zip(list.Partners), pair => Assert.Equal(pair.First.Score, pair.Second.Score, 1e-4));
        Assert.All(list.Partners, one => Assert.Equal(one.Score, Enum.GetValues<Signal>().Sum(signal => suggestions.Ranker.For(newcomer).Contribution(signal, one.Signals)), 1e-9));
    }

    /// <summary>Five circles named after their trade, which newcomers keep joining; countries and helixes say nothing.</summary>
    private static async Task<TestRegistry> NewcomersAsync()
    {
        string[] trades = ["Batik", "Puppets", "Gamelan", "Lacquer", "Silver"];
        var registry = await TestRegistry.SqliteAsync();
        var random = new Random(5);
        var actors = Enumerable.Range(0, 330).Select(at => TestData.Actor($"{trades[at % 5]} workshop {at}", random.Next(2) == 0 ? "ID" : "MY", random.Next(2) == 0 ? Helix.Industry : Helix.Media)).ToArray();
        await using var context = registry.CreateContext();
        context.AddRange(actors);
        await context.SaveChangesAsync();
        var first = new DateOnly(2019, 1, 1);
        for (var day = 0; day < 2190; day += 5)
        {
            var come = 60 + (270 * day / 2190);
            var circle = random.Next(5);
            var known = Enumerable.Range(0, come / 5).ToArray();
            random.Shuffle(known);
            int[] members = [Math.Min((come / 5) + random.Next(2), 65), .. known.Take(3)];
            context.Add(TestData.Collaboration(first.AddDays(day), [.. members.Distinct().Select(member => actors[(5 * member) + circle])]));
        }

        await context.SaveChangesAsync();
        return registry;
    }
}
