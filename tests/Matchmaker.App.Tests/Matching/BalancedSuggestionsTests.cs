using System.Globalization;
using Matchmaker.App.Evaluating;
using Matchmaker.App.Introductions;
using Matchmaker.App.Matching;
using Matchmaker.App.Registry;
using Matchmaker.App.Tests.Models;
using Matchmaker.Contracts.Storage;
using Matchmaker.Engine.Ranking;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Tests.Matching;

public sealed class BalancedSuggestionsTests
{
    [Fact]
    public async Task Balance_NoFloor_GivesEverybodyWhatSuggestGives()
    {
        using var registry = await TrainedAsync();
        using var suggestions = await PartnerSuggestions.LoadAsync(registry.Database);

        var balanced = new BalancedSuggestions(suggestions).Balance(new() { Floor = 0, Top = 6 });

        Assert.Equal(Enumerable.Range(0, PlantedRegistry.Actors), balanced.Queries);
        foreach (var actor in balanced.Queries)
            Assert.Equal(suggestions.For(actor, new SuggestionRequest { Count = 6, Variety = 0 }).Partners.Select(one => one.Actor), balanced.Lists[actor].Select(one => one.Actor));
    }

    [Fact]
    public async Task Balance_FullFloor_GivesEveryCountryItsShare()
    {
        using var registry = await TrainedAsync();
        using var suggestions = await PartnerSuggestions.LoadAsync(registry.Database);

        var balanced = new BalancedSuggestions(suggestions).Balance(new() { Floor = 0.95, Top = 6 });

        var countries = balanced.Groups.Where(group => group.Attribute == BalanceAttributes.Country).ToList();
        Assert.Equal(["ID", "KR", "PH", "TH", "VN"], countries.Select(group => group.Label));
        Assert.Contains(countries, group => group.SlotsBefore < group.FloorSlots);
        Assert.All(countries, group => Assert.True(group.IsReached && group.After >= 0.95 * group.Actors / PlantedRegistry.Actors, $"{group}"));
        Assert.All(balanced.Groups.Where(group => group.Attribute != BalanceAttributes.Country), group => Assert.Equal((0, 0.0), (group.FloorSlots, group.Price)));
        Assert.Equal(balanced.Slots, balanced.Lists.Sum(list => list.Length));
        var counted = balanced.Lists.SelectMany(list => list).Count(one => suggestions.Snapshot.CountryOf(one.Actor) == "KR");
        Assert.Equal(counted, countries[1].SlotsAfter);
    }

    [Fact]
    public async Task Balance_SharesOfCandidates_AreTheirPartsOfTheListsCandidates()
    {
        using var registry = await TrainedAsync();
        using var suggestions = await PartnerSuggestions.LoadAsync(registry.Database);

        var balanced = new BalancedSuggestions(suggestions).Balance(new() { Floor = 0.95, Top = 6, ShareOf = ShareBasis.Candidates });

        var reader = new SignalReader(suggestions.Ranker.Signals);
        var expected = new Dictionary<string, double>();
        foreach (var query in balanced.Queries)
        {
            var candidates = reader.Read(query, null, CandidateKinds.Newcomers).Actors;
            foreach (var candidate in candidates) expected[suggestions.Snapshot.CountryOf(candidate)] = expected.GetValueOrDefault(suggestions.Snapshot.CountryOf(candidate)) + (6.0 / candidates.Length / balanced.Slots);
        }

        var countries = balanced.Groups.Where(group => group.Attribute == BalanceAttributes.Country).ToList();
        Assert.All(countries, group => Assert.Equal(expected[group.Label], group.Share, 6));
        Assert.NotEqual(countries[0].Share, (double)countries[0].Actors / PlantedRegistry.Actors);
        Assert.All(countries, group => Assert.True(group.IsReached && group.After >= 0.95 * group.Share - (1.0 / balanced.Slots), $"{group}"));
    }

    [Fact]
    public async Task Balance_AFilterAndNewcomers_CountOnlyWhomCanBeSuggested()
    {
        using var registry = await TrainedAsync();
        await registry.AddAsync(TestData.Actor("Newcomer", "KR", Helix.Media));
        using var suggestions = await PartnerSuggestions.LoadAsync(registry.Database);

        var balanced = new BalancedSuggestions(suggestions).Balance(
            new() { Floor = 0.5, Top = 5, Attributes = BalanceAttributes.Names, Filter = new(Country: "KR"), IncludeNewcomers = true });

        Assert.Equal(PlantedRegistry.Actors + 1, balanced.Queries.Length);
        Assert.Equal(15, balanced.Groups.Single(group => group.Label == "KR").Actors);
        Assert.Single(balanced.Groups, group => group is { Attribute: BalanceAttributes.Country, Actors: > 0 });
        Assert.All(balanced.Lists.SelectMany(list => list), one => Assert.Equal("KR", suggestions.Snapshot.CountryOf(one.Actor)));
        Assert.NotEmpty(balanced.Lists[^1]);
    }

    [Fact]
    public async Task Balance_RejectedOrDismissed_StayOutOfTheListsAndTheShares()
    {
        using var registry = await TrainedAsync();
        await using (var context = registry.CreateContext())
        {
            var rejected = await context.Actors.SingleAsync(actor => actor.Name == "Actor 005");
            rejected.Verification = new() { State = VerificationState.Rejected, DecidedAt = registry.Clock.Now, DecidedBy = "secretariat" };
            var (asking, dismissed) = (await context.Actors.SingleAsync(actor => actor.Name == "Actor 000"), await context.Actors.SingleAsync(actor => actor.Name == "Actor 030"));
            context.Add(TestData.Feedback(asking, dismissed, FeedbackKind.Dismissed));
            await context.SaveChangesAsync();
        }

        using var suggestions = await PartnerSuggestions.LoadAsync(registry.Database);

        var balanced = new BalancedSuggestions(suggestions).Balance(new() { Floor = 1, Top = 20 });

        Assert.Equal(PlantedRegistry.Actors - 1, balanced.Groups.Where(group => group.Attribute == BalanceAttributes.Country).Sum(group => group.Actors));
        Assert.DoesNotContain(balanced.Lists.SelectMany(list => list), one => one.Actor == 5);
        Assert.DoesNotContain(balanced.Lists[0], one => one.Actor == 30);
        Assert.Contains(balanced.Lists.SelectMany(list => list), one => one.Actor == 30);
    }

    [Fact]
    public async Task Balance_WrongFloorOrNobody_IsExplained()
    {
        using var registry = await TrainedAsync();
        using var suggestions = await PartnerSuggestions.LoadAsync(registry.Database);
        foreach (var floor in new[] { -0.1, 1.1, double.NaN })
            Assert.Contains("from 0 to 1", Assert.Throws<BalanceException>(() => new BalancedSuggestions(suggestions).Balance(new() { Floor = floor })).Message, StringComparison.Ordinal);
        Assert.Contains("'colour'", Assert.Throws<BalanceException>(() => BalanceAttributes.Parse("country,colour")).Message, StringComparison.Ordinal);
        Assert.Contains("at least one", Assert.Throws<BalanceException>(() => BalanceAttributes.Parse(" , ")).Message, StringComparison.Ordinal);
        Assert.Equal(["country", "size"], BalanceAttributes.Parse("Size, country,size"));
        Assert.Contains("'heads'", Assert.Throws<BalanceException>(() => BalanceAttributes.ParseShare("heads")).Message, StringComparison.Ordinal);
        Assert.Equal((ShareBasis.Actors, ShareBasis.Candidates), (BalanceAttributes.ParseShare(null), BalanceAttributes.ParseShare("Candidates")));
    }

    [Fact]
    public async Task Run_OnAHeldOutPeriod_SaysWhatTheFloorCosts()
    {
        using var registry = await PlantedRegistry.SqliteAsync();
        var snapshot = await RegistrySnapshot.LoadAsync(registry.Database);
        var trial = new BalanceTrial(snapshot);

        var free = trial.Run(PlantedRegistry.Cut, new() { Floor = 0 }, PlantedRegistry.Small());
        var report = trial.Run(PlantedRegistry.Cut, new() { Floor = 1 }, PlantedRegistry.Small());

        Assert.Equal((free.Accuracy!.NdcgBefore, free.Accuracy.RecallBefore), (free.Accuracy.NdcgAfter, free.Accuracy.RecallAfter));
        var row = new PartnerEvaluation(snapshot).Run(PlantedRegistry.Cut, null, PlantedRegistry.Small()).Rows.Single(row => row.Name == EvaluationReport.FullRanker);
        Assert.Equal((row.Ndcg, row.Recall, row.Coverage), (report.Accuracy!.NdcgBefore, report.Accuracy.RecallBefore, report.Accuracy.CoverageBefore));
        Assert.True(report.ChangedSlots > 0 && report.UtilityAfter < report.UtilityBefore && report.UtilityBound >= report.UtilityAfter);
        Assert.Equal((null, PlantedRegistry.Cut), (report.Model, report.Cut));
        Assert.Contains("Choose a cut", Assert.Throws<BalanceException>(() => trial.Run(new(2040, 1, 1), new(), PlantedRegistry.Small())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunSeeds_OnAHeldOutPeriod_GivesMeansAndSpreadsOfSingleRuns()
    {
        using var registry = await PlantedRegistry.SqliteAsync();
        var trial = new BalanceTrial(await RegistrySnapshot.LoadAsync(registry.Database));
        var options = PlantedRegistry.Small();
        var request = new BalanceRequest { Floor = 1, ShareOf = ShareBasis.Candidates };
        AccuracyPrice Once(int seed) => trial.Run(PlantedRegistry.Cut, request, options with { Factors = options.Factors with { Seed = options.Factors.Seed + seed } }).Accuracy!;

        var report = trial.RunSeeds(PlantedRegistry.Cut, request, options, 2);

        Assert.Equal((ShareBasis.Candidates, ShareBasis.Actors), (report.ShareOf, trial.Run(PlantedRegistry.Cut, request with { ShareOf = ShareBasis.Actors }, options).ShareOf));
        Assert.NotEqual(Shares(request), Shares(request with { ShareOf = ShareBasis.Actors }));
        IEnumerable<double> Shares(BalanceRequest asked) => trial.Run(PlantedRegistry.Cut, asked, options).Groups.Select(group => group.Share);

        var (one, other) = (Once(0), Once(1));
        Assert.Equal([options.Factors.Seed, options.Factors.Seed + 1], report.Seeds);
        Assert.Equal((one.NdcgBefore + other.NdcgBefore) / 2, report.NdcgBefore.Mean, 12);
        Assert.Equal(Math.Abs(one.NdcgAfter - other.NdcgAfter), report.NdcgAfter.Spread, 12);
        Assert.Equal(((one.RecallAfter / one.RecallBefore) + (other.RecallAfter / other.RecallBefore)) / 2, report.RecallChange.Mean + 1, 12);
        Assert.Equal(Math.Abs((one.NdcgAfter / one.NdcgBefore) - (other.NdcgAfter / other.NdcgBefore)), report.NdcgChange.Spread, 12);
        Assert.True(report.TrainSeconds > 0 && report.Changed.Mean > 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => trial.RunSeeds(PlantedRegistry.Cut, request, options, 0));
    }

    [Fact]
    public async Task Write_Balanced_HasTheBalancedListsWithTheirAddend()
    {
        using var registry = await TrainedAsync();
        using var suggestions = await PartnerSuggestions.LoadAsync(registry.Database);
        var request = new BalanceRequest { Floor = 1, Top = 4 };
        var path = Path.Combine(registry.Folder, "balanced.csv");

        var written = await new SuggestionExport(suggestions, actor => $"a{actor}").WriteAsync(path, request);

        var balanced = new BalancedSuggestions(suggestions).Balance(request);
        Assert.Equal(PlantedRegistry.Actors, written);
        Assert.Contains(balanced.Lists.SelectMany(list => list), one => one.Balance > 0);
        Assert.Equal(
            "actor,rank,partner,score,balance\n" + string.Concat(balanced.Queries.SelectMany((actor, query) => balanced.Lists[query].Select((one, at) =>
                string.Create(CultureInfo.InvariantCulture, $"a{actor},{at + 1},a{one.Actor},{one.Utility:R},{one.Balance:R}\n")))),
            await File.ReadAllTextAsync(path));
    }

    private static async Task<TestRegistry> TrainedAsync()
    {
        var registry = await PlantedRegistry.SqliteAsync();
        await PlantedRegistry.TrainAsync(registry);
        return registry;
    }
}
