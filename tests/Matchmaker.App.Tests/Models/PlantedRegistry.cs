using Matchmaker.App.Collaborations;
using Matchmaker.App.Models;
using Matchmaker.App.Registry;
using Matchmaker.Contracts.Storage;
using Matchmaker.Engine.Ranking;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Tests.Models;

/// <summary>Three circles of actors who work with their own circle, year after year, so that there is something to learn.</summary>
internal static class PlantedRegistry
{
    public const int Circles = 3;
    public const int InCircle = 24;
    public const int Actors = Circles * InCircle;
    public const int Collaborations = 240;

    public static readonly DateOnly Cut = new(2024, 1, 1);

    private static readonly string[] Countries = ["PH", "VN", "KR", "TH", "ID"];
    private static readonly int[] Sizes = [2, 3, 5];

    /// <summary>Factors small enough for a test.</summary>
    public static SignalOptions Small(int seed = 1)
    {
        var standard = new SignalOptions();
        return standard with { Factors = standard.Factors with { Rank = 8, Epochs = 3, Seed = seed } };
    }

    public static async Task<TestRegistry> SqliteAsync()
    {
        var registry = await TestRegistry.SqliteAsync();
        await FillAsync(registry);
        return registry;
    }

    public static async Task<Actor[]> FillAsync(TestRegistry registry)
    {
        var actors = Enumerable.Range(0, Actors).Select(at => TestData.Actor($"Actor {at:000}", Countries[at % Countries.Length], (Helix)(at % 6))).ToArray();
        await using var context = registry.CreateContext();
        context.AddRange(actors);
        await context.SaveChangesAsync();
        context.AddRange(CollaborationsOf(actors));
        await context.SaveChangesAsync();
        return actors;
    }

    public static async Task<ModelVersion> TrainAsync(TestRegistry registry, DateOnly? asOf = null, bool activate = true, int seed = 1)
    {
        registry.Clock.Now += TimeSpan.FromMinutes(1);
        return await new ModelTraining(registry.Database, registry.Clock).TrainAsync(new() { AsOf = asOf, Activate = activate, Signals = Small(seed) });
    }

    /// <summary>Leaves the models' files in their folder as the only ones, as they were before the database held them too.</summary>
    public static async Task ForgetArtefactsAsync(TestRegistry registry)
    {
        await using var context = registry.CreateContext();
        await context.ModelChunks.ExecuteDeleteAsync();
    }

    private static IEnumerable<Collaboration> CollaborationsOf(Actor[] actors)
    {
        var random = new Random(7);
        for (var at = 0; at < Collaborations; at++)
        {
            var circle = Enumerable.Range(0, InCircle).ToArray();
            random.Shuffle(circle);
            var home = random.Next(Circles) * InCircle;
            var members = circle.Take(Sizes[at % Sizes.Length]).Select(member => actors[home + member]).ToArray();
            if (at % 10 == 0) members[0] = actors[(home + InCircle + circle[0]) % Actors];
            var collaboration = TestData.Collaboration(new DateOnly(2019, 1, 1).AddDays(at * 9), members);
            collaboration.Sectors.Add($"sector-{home / InCircle}");
            yield return collaboration;
        }
    }
}
