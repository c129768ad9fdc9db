using Matchmaker.App.Collaborations;
using Matchmaker.App.Matching;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage;
using Matchmaker.App.Storage.Changes;
using Matchmaker.Contracts.Storage;
using Matchmaker.Engine.Numerics;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Tests.Matching;

/// <summary>What changed, read alone, gives what the whole registry gives.</summary>
public abstract class RegistryReaderSuite(Func<Task<TestRegistry>> open) : RegistrySuite(open)
{
    private const int Rounds = 30;

    private static readonly string[] Words = ["puppets", "shadows", "weaving", "batik", "gamelan", "lacquer", "film", "games"];
    private static readonly string?[] Cities = ["Hanoi", "Hà Nội", "Cebu", null];
    private static readonly string[] Countries = ["PH", "VN", "KR", "TH", "ID", "LA"];

    [RegistryFact]
    public async Task Update_AnyChanges_GivesWhatAWholeReadingGives()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        await FillAsync(random);
        var (reading, position) = await StartAsync();

        for (var round = 0; round < Rounds; round++)
        {
            var what = await ChangeAsync(random);
            await using var context = CreateContext();
            await using var moment = await ReadMoment.BeginAsync(context, default);
            var changes = await ChangeLog.SinceAsync(Registry.Database, context, position, default);
            var updated = await RegistryReader.UpdateAsync(context, reading, changes!, default);
            var whole = await RegistryReader.ReadAsync(context, default);

            Assert.True(updated is not null, what);
            AssertSame(whole, updated, $"Seed {seed}, round {round}: {what}");
            (reading, position) = (updated, changes!.Until);
        }
    }

    [RegistryFact]
    public async Task Update_ChangesThatLackAnActor_LeavesItToAWholeReading()
    {
        await FillAsync(new(1));
        var (reading, position) = await StartAsync();
        await using var context = CreateContext();
        context.Add(TestData.Collaboration(TestData.Actor("New"), await context.Actors.FirstAsync()));
        await context.SaveChangesAsync();
        var changes = await ChangeLog.SinceAsync(Registry.Database, context, position, default);

        Assert.NotNull(await RegistryReader.UpdateAsync(context, reading, changes!, default));
        Assert.Null(await RegistryReader.UpdateAsync(context, reading, changes! with { Actors = new HashSet<long>() }, default));
    }

    private async Task<(RegistryReading Reading, ChangePosition Position)> StartAsync()
    {
        await using var context = CreateContext();
        await using var moment = await ReadMoment.BeginAsync(context, default);
        return (await RegistryReader.ReadAsync(context, default), await ChangeLog.NowAsync(Registry.Database, context, default));
    }

    private async Task FillAsync(Random random)
    {
        var actors = Enumerable.Range(0, 20).Select(at => NewActor(random, $"Studio {at}")).ToArray();
        await Registry.AddAsync(actors[0], [.. actors.Skip(1)]);
        await using var context = CreateContext();
        var stored = await context.Actors.ToListAsync();
        for (var at = 0; at < 15; at++) context.Add(NewCollaboration(random, stored));
        await context.SaveChangesAsync();
    }

    private async Task<string> ChangeAsync(Random random)
    {
        await using var context = CreateContext();
        var actors = await context.Actors.Include(a => a.Interests).OrderBy(a => a.Id).ToListAsync();
        var collaborations = await context.Collaborations.Include(c => c.Participations).OrderBy(c => c.Id).ToListAsync();
        var (actor, collaboration) = (actors[random.Next(actors.Count)], collaborations[random.Next(collaborations.Count)]);
        var what = "";
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            var kind = random.Next(8);
            what += $"{kind} of {actor.Id} and {collaboration.Id}; ";
            switch (kind)
            {
                case 0:
                    actor.Description = Text(random);
                    break;
                case 1:
                    (actor.Country, actor.Helix, actor.Size, actor.City) = (Pick(random, Countries), (Helix)random.Next(6), (ActorSize)random.Next(3), Pick(random, Cities));
                    break;
                case 2:
                    actor.Sectors = [.. Taxonomy.Sectors.Terms.Skip(random.Next(10)).Take(2).Select(term => term.Code)];
                    break;
                case 3:
                    actor.Interests.Clear();
                    actor.Interests.Add(TestData.Interest((InterestKind)random.Next(2), null, Text(random)));
                    break;
                case 4:
                    context.Add(NewCollaboration(random, [.. actors, NewActor(random, $"New {random.Next()}"), NewActor(random, $"New {random.Next()}")]));
                    break;
                case 5 when context.Entry(collaboration).State != EntityState.Deleted && collaborations.Count > 3:
                    context.Remove(collaboration);
                    break;
                case 6 when context.Entry(collaboration).State != EntityState.Deleted:
                    collaboration.StartDate = new(2010 + random.Next(10), 3, 4);
                    AddRole(collaboration, Pick(random, "coordinator", "funder", "producer"));
                    if (collaboration.Participations.Count > 1) collaboration.Participations.RemoveAt(0);
                    break;
                case 7 when collaborations.All(one => one.Participations.All(part => part.ActorId != actor.Id)):
                    if (context.Entry(actor).State != EntityState.Deleted) context.Remove(actor);
                    break;
                default:
                    break;
            }

            if (kind is 4 or 7) break;
        }

        await context.SaveChangesAsync();
        return what;
    }

    private static Actor NewActor(Random random, string name)
    {
        var actor = TestData.Actor($"{name} {Pick(random, Words)}", Pick(random, Countries), (Helix)random.Next(6));
        (actor.City, actor.Description, actor.Sectors, actor.Languages) = (Pick(random, Cities), Text(random), [Taxonomy.Sectors.Terms[random.Next(10)].Code], [Pick(random, "vi", "en", "th")]);
        actor.Interests.Add(TestData.Interest((InterestKind)random.Next(2), random.Next(2) == 0 ? Taxonomy.Interests.Terms[random.Next(10)].Code : Mentoring.Root, Text(random)));
        return actor;
    }

    private static Collaboration NewCollaboration(Random random, List<Actor> actors)
    {
        var joint = TestData.Collaboration(random.Next(5) == 0 ? null : new DateOnly(2020, 1, 1).AddDays(random.Next(1000)), [.. Enumerable.Range(0, random.Next(4)).Select(_ => actors[^(1 + random.Next(actors.Count))]).Distinct()]);
        joint.Sectors = [.. Taxonomy.Sectors.Terms.Skip(random.Next(12)).Take(random.Next(3)).Select(term => term.Code)];
        return joint;
    }

    private static void AddRole(Collaboration collaboration, string role)
    {
        if (collaboration.Participations is [_, var second, ..] && !collaboration.Participations.Exists(part => part.ActorId == second.ActorId && part.Role == role))
            collaboration.Participations.Add(new() { ActorId = second.ActorId, Role = role });
    }

    private static string Text(Random random) => string.Join(' ', Enumerable.Range(0, 6).Select(_ => random.Next(4) == 0 ? $"word{random.Next(400)}" : Pick(random, Words)));

    private static T Pick<T>(Random random, params T[] all) => all[random.Next(all.Length)];

    private static void AssertSame(RegistryReading expected, RegistryReading actual, string when)
    {
        var (one, other) = (expected.Snapshot, actual.Snapshot);
        Assert.True(one.ActorIds.SequenceEqual(other.ActorIds), when);
        Assert.True(expected.CollaborationIds.SequenceEqual(actual.CollaborationIds), when);
        Assert.True(one.Countries.SequenceEqual(other.Countries), when);
        Assert.True(one.Themes.SequenceEqual(other.Themes), when);
        Assert.True(one.Cities.SequenceEqual(other.Cities) && one.Traits.City.SequenceEqual(other.Traits.City), when);
        for (var c = 0; c < one.Collaborations.CollaborationCount; c++) Assert.True(one.Collaborations.Leaders(c).SequenceEqual(other.Collaborations.Leaders(c)), when);
        foreach (var ((rows, names), (otherRows, otherNames)) in one.Profiles.Tables.Append((expected.LeftOut.Rows, expected.LeftOut.Names)).Zip(other.Profiles.Tables.Append((actual.LeftOut.Rows, actual.LeftOut.Names))))
        {
            Assert.True(names.SequenceEqual(otherNames), $"{when}: {string.Join(' ', names)} | {string.Join(' ', otherNames)}");
            AssertSame(rows, otherRows, when);
        }

        Assert.Equal(one.Traits.IsMentor, other.Traits.IsMentor);
        Assert.True(one.HashOf(one.Collaborations) == other.HashOf(other.Collaborations), when);
    }

    private static void AssertSame(SparseRows one, SparseRows other, string when) => Assert.True(
        one.RowStarts.SequenceEqual(other.RowStarts) && one.Columns.SequenceEqual(other.Columns) && one.Values.SequenceEqual(other.Values), when);
}
