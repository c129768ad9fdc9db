using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Matchmaker.App.Collaborations;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage;
using Matchmaker.Engine.Graph;
using Matchmaker.Engine.Ranking;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Matching;

/// <summary>
/// The registry as the Engine sees it: actors numbered densely by ascending key, collaborations as a hypergraph, countries, helixes and sectors as labels, profiles as terms.
/// Read at one moment, immutable, safe for several threads.
/// </summary>
public sealed class RegistrySnapshot
{
    private readonly long[] _actorIds;

    private RegistrySnapshot(
        long[] actorIds, ActorTraits traits, ActorProfileTable profiles, ProfileTerms featureTerms, string[] countries, Hypergraph collaborations, string[] themes)
    {
        _actorIds = actorIds;
        Profiles = profiles;
        FeatureTerms = featureTerms;
        Traits = traits;
        Countries = countries;
        Collaborations = collaborations;
        Themes = themes;
    }

    /// <summary>Keys of the actors, ascending; the position is the dense index.</summary>
    public ReadOnlySpan<long> ActorIds => _actorIds;

    public int ActorCount => _actorIds.Length;

    /// <summary>Country labels index <see cref="Countries"/>; labels of helixes and sizes are the values of <see cref="Helix"/> and <see cref="ActorSize"/>.</summary>
    public ActorTraits Traits { get; }

    /// <summary>The terms of each actor's profile that newcomers are known by; <see cref="Traits"/> has them as features.</summary>
    public ProfileTerms FeatureTerms { get; }

    /// <summary>Country codes by label.</summary>
    public IReadOnlyList<string> Countries { get; }

    /// <summary>Profiles as of now: when something was added to one is not known, so that looking back sees them as they are today.</summary>
    public ActorProfileTable Profiles { get; }

    /// <summary>All collaborations, by ascending key.</summary>
    public Hypergraph Collaborations { get; }

    /// <summary>Sector codes by label.</summary>
    public IReadOnlyList<string> Themes { get; }

    public long ActorId(int actor) => _actorIds[actor];

    public Helix HelixOf(int actor) => (Helix)Traits.Helix[actor];

    public ActorSize SizeOf(int actor) => (ActorSize)Traits.Size[actor];

    public string CountryOf(int actor) => Countries[Traits.Country[actor]];

    /// <summary>The dense index of an actor's key, or null where the snapshot does not know it.</summary>
    public int? IndexOf(long actorId)
    {
        var at = Array.BinarySearch(_actorIds, actorId);
        return at < 0 ? null : at;
    }

    /// <summary>
    /// The collaborations as known on a day: those that start before it. Null for everything, those without a date included.
    /// </summary>
    public Hypergraph KnownBefore(DateOnly? date) =>
        date is { } day ? Collaborations.Between(int.MinValue, day.DayNumber) : Collaborations;

    /// <summary>
    /// SHA-256, in hexadecimal, over what a model learns from: some of the collaborations, and every actor's key, country, helix, size and profile. Equal hashes mean equal
    /// training data. Countries and sectors enter by name: what is not among these collaborations does not change it.
    /// </summary>
    public string HashOf(Hypergraph collaborations)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var countries = Spell(Countries);
        var themes = Spell(Themes);
        hash.AppendData(MemoryMarshal.AsBytes(ActorIds));
        hash.AppendData(MemoryMarshal.AsBytes(Traits.Helix.AsSpan()));
        hash.AppendData(MemoryMarshal.AsBytes(Traits.Size.AsSpan()));
        foreach (var country in Traits.Country) hash.AppendData(countries[country]);
        foreach (var (rows, names) in Profiles.Tables)
        {
            hash.AppendData(MemoryMarshal.AsBytes(rows.RowStarts.AsSpan()));
            hash.AppendData(MemoryMarshal.AsBytes(rows.Columns.AsSpan()));
            hash.AppendData(MemoryMarshal.AsBytes(rows.Values.AsSpan()));
            foreach (var name in Spell(names)) hash.AppendData(name);
        }
        if (Traits.Features is { } features) AppendTo(hash, features);
        Span<int> head = stackalloc int[4];
        for (var c = 0; c < collaborations.CollaborationCount; c++)
        {
            head[0] = collaborations.Day(c);
            head[1] = BitConverter.SingleToInt32Bits(collaborations.Weight(c));
            head[2] = collaborations.Size(c);
            head[3] = collaborations.Themes(c).Length;
            hash.AppendData(MemoryMarshal.AsBytes(head));
            hash.AppendData(MemoryMarshal.AsBytes(collaborations.Members(c)));
            foreach (var theme in collaborations.Themes(c)) hash.AppendData(themes[theme]);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Reads the registry, in one transaction so that all of it is of one moment.</summary>
    public static async Task<RegistrySnapshot> LoadAsync(RegistryDatabase database, CancellationToken cancellationToken = default)
    {
        await using var context = database.CreateDbContext();
        await using var moment = await ReadMoment.BeginAsync(context, cancellationToken);
        var actors = await context.Actors.AsNoTracking().OrderBy(a => a.Id).Select(a => new { a.Id, a.Country, a.Helix, a.Size }).ToListAsync(cancellationToken);
        long[] actorIds = [.. actors.Select(a => a.Id)];
        var countries = Labels(actors.Select(a => a.Country));
        var profiles = await LoadProfilesAsync(context, actorIds, cancellationToken);
        var traits = new ActorTraits([.. actors.Select(a => Label(countries, a.Country))], [.. actors.Select(a => (int)a.Helix)])
        {
            Size = [.. actors.Select(a => (int)a.Size)],
            Profiles = profiles.Terms,
        };
        var mentors = new MentorTopics(profiles);
        traits = traits with { IsMentor = [.. Enumerable.Range(0, actorIds.Length).Select(actor => mentors.IsMentor(actor, null))] };
        var featureTerms = ProfileTerms.Of(traits, countries, profiles);
        traits = traits with { Features = new ActorFeatureBuilder(new()).Build(featureTerms) };
        var (collaborations, themes) = await LoadCollaborationsAsync(context, actorIds, cancellationToken);
        return new(actorIds, traits, profiles, featureTerms, countries, collaborations, themes);
    }

    private static async Task<ActorProfileTable> LoadProfilesAsync(RegistryContext context, long[] actorIds, CancellationToken cancellationToken)
    {
        var builder = new ActorProfileTableBuilder();
        var interests = await context.Interests.AsNoTracking().OrderBy(i => i.ActorId).ThenBy(i => i.Id)
            .Select(i => new { i.ActorId, i.Kind, i.Tag, i.Text }).ToListAsync(cancellationToken);
        var (actor, next) = (0, 0);
        await foreach (var profile in context.Actors.AsNoTracking().OrderBy(a => a.Id)
            .Select(a => new { a.Id, a.Name, a.Description, a.Sectors, a.Languages }).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            foreach (var sector in profile.Sectors) builder.AddSector(actor, sector);
            foreach (var language in profile.Languages) builder.AddLanguage(actor, language);
            builder.AddText(actor, profile.Name);
            builder.AddText(actor, profile.Description);
            for (; next < interests.Count && interests[next].ActorId == profile.Id; next++) builder.AddInterest(actor, interests[next].Kind, interests[next].Tag, interests[next].Text);
            actor++;
        }

        return builder.Build(actorIds.Length);
    }

    private static async Task<(Hypergraph Collaborations, string[] Themes)> LoadCollaborationsAsync(RegistryContext context, long[] actorIds, CancellationToken cancellationToken)
    {
        var builder = new HypergraphBuilder(actorIds.Length);
        var members = new List<int>();

        // Read before the participations are opened: PostgreSQL answers one query of a connection at a time.
        var all = await context.Collaborations.AsNoTracking().OrderBy(c => c.Id).Select(c => new { c.Id, c.Kind, c.StartDate, c.Sectors }).ToListAsync(cancellationToken);
        var themes = Labels(all.SelectMany(c => c.Sectors));
        await using var participations = context.Participations.AsNoTracking()
            .OrderBy(p => p.CollaborationId).Select(p => new { p.CollaborationId, p.ActorId }).AsAsyncEnumerable().GetAsyncEnumerator(cancellationToken);
        var hasNext = await participations.MoveNextAsync();
        foreach (var collaboration in all)
        {
            members.Clear();
            for (; hasNext && participations.Current.CollaborationId <= collaboration.Id; hasNext = await participations.MoveNextAsync())
                members.Add(Array.BinarySearch(actorIds, participations.Current.ActorId));
            builder.Add(
                CollectionsMarshal.AsSpan(members), collaboration.StartDate?.DayNumber ?? Hypergraph.UnknownDay,
                CollaborationKind.Weight(collaboration.Kind), [.. collaboration.Sectors.Select(sector => Label(themes, sector))]);
        }

        return (builder.Build(), themes);
    }

    /// <summary>Labels are positions in the order of the texts: a text that comes in does not change how the others are ordered.</summary>
    private static string[] Labels(IEnumerable<string> texts) => [.. texts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static int Label(string[] labels, string text) => Array.BinarySearch(labels, text, StringComparer.Ordinal);

    private static void AppendTo(IncrementalHash hash, ActorFeatures features)
    {
        hash.AppendData(Encoding.UTF8.GetBytes(string.Join('\n', features.Names) + '\0'));
        hash.AppendData(MemoryMarshal.AsBytes(features.Values.RowStarts.AsSpan()));
        hash.AppendData(MemoryMarshal.AsBytes(features.Values.Columns.AsSpan()));
        hash.AppendData(MemoryMarshal.AsBytes(features.Values.Values.AsSpan()));
    }

    private static byte[][] Spell(IReadOnlyList<string> names) => [.. names.Select(name => Encoding.UTF8.GetBytes(name + '\0'))];
}
