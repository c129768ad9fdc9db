using System.Runtime.InteropServices;
using Matchmaker.App.Collaborations;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage;
using Matchmaker.App.Storage.Changes;
using Matchmaker.Engine.Graph;
using Matchmaker.Engine.Ranking;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Matching;

/// <summary>Reads the registry for the Engine: as a whole, or what has changed since an earlier reading. Both give the same.</summary>
internal static class RegistryReader
{
    private const int ProfilesAtATime = 4096;

    public static async Task<RegistryReading> ReadAsync(RegistryDatabase database, CancellationToken cancellationToken)
    {
        await using var context = database.CreateDbContext();
        await using var moment = await ReadMoment.BeginAsync(context, cancellationToken);
        return await ReadAsync(context, cancellationToken);
    }

    /// <summary>Reads all of it, within a <see cref="ReadMoment"/>.</summary>
    public static async Task<RegistryReading> ReadAsync(RegistryContext context, CancellationToken cancellationToken)
    {
        var actors = await context.Actors.AsNoTracking().OrderBy(a => a.Id).Select(a => new { a.Id, a.Country, a.City, a.Helix, a.Size }).ToListAsync(cancellationToken);
        long[] actorIds = [.. actors.Select(a => a.Id)];
        var builder = new ActorProfileTableBuilder();
        var actor = 0;
        foreach (var batch in actorIds.Chunk(ProfilesAtATime))
        {
            var (first, last) = (batch[0], batch[^1]);
            var texts = await ReadTextsAsync(
                context.Actors.Where(a => a.Id >= first && a.Id <= last), context.Interests.Where(i => i.ActorId >= first && i.ActorId <= last), cancellationToken);
            foreach (var text in texts) builder.Add(actor++, text);
        }

        var (collaborations, themes, collaborationIds) = await ReadCollaborationsAsync(context, actorIds, cancellationToken);
        return Join(
            actorIds, [.. actors.Select(a => a.Country)], [.. actors.Select(a => CityKey.Of(a.Country, a.City))], [.. actors.Select(a => (int)a.Helix)], [.. actors.Select(a => (int)a.Size)], builder,
            (collaborations, themes, collaborationIds));
    }

    /// <summary>
    /// Reads what changed since an earlier reading, within the <see cref="ReadMoment"/> that the changes were asked in; null where too much changed for that, or the changes do not
    /// fit the earlier reading. O(size of the registry) in memory, O(changes) in the database.
    /// </summary>
    public static async Task<RegistryReading?> UpdateAsync(RegistryContext context, RegistryReading before, RegistryChanges changes, CancellationToken cancellationToken)
    {
        if (changes.Actors.Count > RegistryChanges.MostByKey || changes.Collaborations.Count > RegistryChanges.MostByKey) return null;
        var asked = changes.Actors.ToArray();
        var actors = await context.Actors.AsNoTracking().Where(a => asked.Contains(a.Id)).OrderBy(a => a.Id).Select(a => new { a.Id, a.Country, a.City, a.Helix, a.Size }).ToListAsync(cancellationToken);
        var texts = await ReadTextsAsync(context.Actors.Where(a => asked.Contains(a.Id)), context.Interests.Where(i => asked.Contains(i.ActorId)), cancellationToken);
        var old = before.Snapshot;
        long[] actorIds = [.. old.ActorIds.ToArray().Where(id => !changes.Actors.Contains(id)).Concat(actors.Select(a => a.Id)).Order()];
        var (country, city, helix, size) = (new string[actorIds.Length], new string?[actorIds.Length], new int[actorIds.Length], new int[actorIds.Length]);
        var builder = new ActorProfileTableBuilder(old.Profiles, before.LeftOut);
        for (var (actor, changed) = (0, 0); actor < actorIds.Length; actor++)
        {
            if (changed < actors.Count && actors[changed].Id == actorIds[actor])
            {
                (country[actor], city[actor]) = (actors[changed].Country, CityKey.Of(actors[changed].Country, actors[changed].City));
                (helix[actor], size[actor]) = ((int)actors[changed].Helix, (int)actors[changed].Size);
                builder.Add(actor, texts[changed++]);
                continue;
            }

            var kept = old.IndexOf(actorIds[actor])!.Value;
            (country[actor], city[actor], helix[actor], size[actor]) = (old.CountryOf(kept), old.CityOf(kept), old.Traits.Helix[kept], old.Traits.Size[kept]);
            builder.Keep(actor, kept);
        }

        var collaborations = await CollaborationUpdate.ReadAsync(context, before, changes.Collaborations, actorIds, cancellationToken);
        return collaborations is null ? null : Join(actorIds, country, city, helix, size, builder, collaborations.Value);
    }

    /// <summary>Labels are positions in the order of the texts: a text that comes in does not change how the others are ordered.</summary>
    public static string[] Labels(IEnumerable<string> texts) => [.. texts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    public static int Label(string[] labels, string text) => Array.BinarySearch(labels, text, StringComparer.Ordinal);

    private static RegistryReading Join(
        long[] actorIds, string[] country, string?[] city, int[] helix, int[] size, ActorProfileTableBuilder builder, (Hypergraph All, string[] Themes, long[] Ids) collaborations)
    {
        var (profiles, leftOut) = builder.Build(actorIds.Length);
        var countries = Labels(country);
        var cities = Labels(city.OfType<string>());
        var traits = RegistrySnapshot.TraitsOf(
            [.. country.Select(code => Label(countries, code))], [.. city.Select(name => name is null ? ActorTraits.UnknownCity : Label(cities, name))], helix, size, profiles);
        return new(new(actorIds, traits, profiles, countries, cities, collaborations.All, collaborations.Themes), leftOut, collaborations.Ids);
    }

    private static async Task<ProfileText[]> ReadTextsAsync(IQueryable<Actor> actors, IQueryable<Interest> interests, CancellationToken cancellationToken)
    {
        var profiles = await actors.AsNoTracking().OrderBy(a => a.Id).Select(a => new { a.Id, a.Name, a.Description, a.Sectors, a.Languages }).ToListAsync(cancellationToken);
        var lines = (await interests.AsNoTracking().OrderBy(i => i.ActorId).ThenBy(i => i.Id)
            .Select(i => new { i.ActorId, i.Kind, i.Tag, i.Text }).ToListAsync(cancellationToken)).ToLookup(i => i.ActorId, i => (i.Kind, i.Tag, i.Text));
        var texts = new ProfileText[profiles.Count];
        Parallel.For(0, texts.Length, at =>
        {
            var profile = profiles[at];
            texts[at] = ProfileText.Of(profile.Sectors, profile.Languages, profile.Name, profile.Description, lines[profile.Id]);
        });
        return texts;
    }

    private static async Task<(Hypergraph All, string[] Themes, long[] Ids)> ReadCollaborationsAsync(RegistryContext context, long[] actorIds, CancellationToken cancellationToken)
    {
        var builder = new HypergraphBuilder(actorIds.Length);
        var (members, leaders) = (new List<int>(), new List<int>());

        // Read before the participations are opened: PostgreSQL answers one query of a connection at a time.
        var all = await context.Collaborations.AsNoTracking().OrderBy(c => c.Id).Select(c => new { c.Id, c.Kind, c.StartDate, c.Sectors }).ToListAsync(cancellationToken);
        var themes = Labels(all.SelectMany(c => c.Sectors));
        await using var participations = context.Participations.AsNoTracking()
            .OrderBy(p => p.CollaborationId).Select(p => new { p.CollaborationId, p.ActorId, p.Role }).AsAsyncEnumerable().GetAsyncEnumerator(cancellationToken);
        var hasNext = await participations.MoveNextAsync();
        foreach (var collaboration in all)
        {
            members.Clear();
            leaders.Clear();
            for (; hasNext && participations.Current.CollaborationId <= collaboration.Id; hasNext = await participations.MoveNextAsync())
            {
                members.Add(Array.BinarySearch(actorIds, participations.Current.ActorId));
                if (ParticipationRole.IsLead(participations.Current.Role)) leaders.Add(members[^1]);
            }

            builder.Add(
                CollectionsMarshal.AsSpan(members), collaboration.StartDate?.DayNumber ?? Hypergraph.UnknownDay,
                CollaborationKind.Weight(collaboration.Kind), [.. collaboration.Sectors.Select(sector => Label(themes, sector))],
                CollectionsMarshal.AsSpan(leaders));
        }

        return (builder.Build(), themes, [.. all.Select(c => c.Id)]);
    }
}
