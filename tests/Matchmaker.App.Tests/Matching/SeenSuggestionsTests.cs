using Matchmaker.App.Introductions;
using Matchmaker.App.Matching;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage;
using Matchmaker.Contracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Tests.Matching;

public sealed class SeenSuggestionsTests() : RegistrySuite(() => TestRegistry.SqliteAsync())
{
    private const string Model = "20260301-010000";

    [RegistryFact]
    public async Task Write_DatabaseAway_KeepsWhatWaitsAndWritesItOnceAfterwards()
    {
        var (one, others) = await ActorsAsync();
        using var seen = new SeenSuggestions(Registry.Database);
        seen.Note(one, Model, [(others[0], 1), (others[1], 2)]);
        var watch = Registry.Database.Watch;
        watch.Begin();
        watch.Lost("the test says so");
        for (var attempt = 0; attempt < 3; attempt++) await Assert.ThrowsAsync<DatabaseAwayException>(() => seen.WriteAsync());
        seen.Note(one, Model, [(others[2], 3)]);
        watch.Seen(watch.Losses);

        Assert.Equal(3, await seen.WriteAsync());

        Assert.Equal(others, await SeenAsync(one));
        Assert.Equal(0, await seen.WriteAsync());
    }

    [RegistryFact]
    public async Task Write_StoredThoughTheConnectionBroke_IsNotStoredTwice()
    {
        var (one, others) = await ActorsAsync();
        using var seen = new SeenSuggestions(Registry.Database);
        seen.Note(one, Model, [(others[0], 1), (others[1], 2)]);
        var watch = Registry.Database.Watch;
        watch.Begin();
        watch.Lost("the test says so");
        await Assert.ThrowsAsync<DatabaseAwayException>(() => seen.WriteAsync());
        watch.Seen(watch.Losses);

        // As if the first attempt had reached its end, and only its answer had been lost.
        await Registry.AddAsync(new Feedback { ActorId = one, PartnerId = others[0], Kind = FeedbackKind.Seen, At = Registry.Clock.Now, ModelVersion = Model, Rank = 1 });

        Assert.Equal(1, await seen.WriteAsync());
        Assert.Equal(others[..2], await SeenAsync(one));
    }

    [RegistryFact]
    public async Task Write_OnePartnerGone_StillWritesTheOthers()
    {
        var (one, others) = await ActorsAsync();
        using var seen = new SeenSuggestions(Registry.Database);
        seen.Note(one, Model, [(others[0], 1), (987654, 2), (others[1], 3)]);

        Assert.Equal(2, await seen.WriteAsync());

        Assert.Equal(others[..2], await SeenAsync(one));
    }

    [RegistryFact]
    public async Task Note_MoreThanMayWait_GivesTheOldestUp()
    {
        var (one, others) = await ActorsAsync();
        using var seen = new SeenSuggestions(Registry.Database) { Most = 2 };
        seen.Note(one, Model, others.Select((other, at) => (other, at + 1)));

        Assert.Equal(2, await seen.WriteAsync());

        Assert.Equal(others[1..], await SeenAsync(one));
    }

    private async Task<(long One, long[] Others)> ActorsAsync()
    {
        Actor[] actors = [.. Enumerable.Range(0, 4).Select(at => TestData.Actor($"Studio {at}"))];
        await Registry.AddAsync(actors[0], [.. actors[1..]]);
        return (actors[0].Id, [.. actors[1..].Select(actor => actor.Id).Order()]);
    }

    private async Task<IEnumerable<long>> SeenAsync(long actorId)
    {
        await using var context = CreateContext();
        return await context.Feedback.Where(f => f.ActorId == actorId && f.Kind == FeedbackKind.Seen).OrderBy(f => f.PartnerId).Select(f => f.PartnerId).ToListAsync();
    }
}
