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
    private const int ProfilesAtATime = 4096;

    private readonly long[] _actorIds;
    private readonly Lazy<ActorTraits> _withFeatures;

    internal RegistrySnapshot(
        long[] actorIds, ActorTraits traits, ActorProfileTable profiles, string[] countries, Hypergraph collaborations, string[] themes)
    {
        _actorIds = actorIds;
        Profiles = profiles;
        Traits = traits;
        Countries = countries;
        Collaborations = collaborations;
        Themes = themes;
        _withFeatures = new(() => Traits with { Features = new ActorFeatureBuilder(new()).Build(ReadFeatureTerms()) });
    }

    /// <summary>Keys of the actors, ascending; the position is the dense index.</summary>
    public ReadOnlySpan<long> ActorIds => _actorIds;

    public int ActorCount => _actorIds.Length;

    /// <summary>Country labels index <see cref="Countries"/>; labels of helixes and sizes are the values of <see cref="Helix"/> and <see cref="ActorSize"/>.</summary>
    public ActorTraits Traits { get; }

    /// <summary><see cref="Traits"/> with the features that newcomers are known by: what a model is trained with. Gathered when first asked for.</summary>
    public ActorTraits TraitsWithFeatures => _withFeatures.Value;

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

    /// <summary>The terms of each actor's profile that newcomers are known by, gathered anew at each call: a model that serves needs them once.</summary>
    public ProfileTerms ReadFeatureTerms() => ProfileTerms.Of(Traits, Countries, Profiles);

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
        AppendTo(hash, TraitsWithFeatures.Features!);
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
        var traits = TraitsOf([.. actors.Select(a => Label(countries, a.Country))], [.. actors.Select(a => (int)a.Helix)], [.. actors.Select(a => (int)a.Size)], profiles);
        var (collaborations, themes) = await LoadCollaborationsAsync(context, actorIds, cancellationToken);
        return new(actorIds, traits, profiles, countries, collaborations, themes);
    }

    /// <summary>Who mentors follows from the profiles.</summary>
    internal static ActorTraits TraitsOf(int[] country, int[] helix, int[] size, ActorProfileTable profiles)
    {
        var mentors = new MentorTopics(profiles);
        return new(country, helix) { Size = size, Profiles = profiles.Terms, IsMentor = [.. Enumerable.Range(0, country.Length).Select(actor => mentors.IsMentor(actor, null))] };
    }

    private static async Task<ActorProfileTable> LoadProfilesAsync(RegistryContext context, long[] actorIds, CancellationToken cancellationToken)
    {
        var builder = new ActorProfileTableBuilder();
        var actor = 0;
        foreach (var batch in actorIds.Chunk(ProfilesAtATime))
        {
            var (first, last) = (batch[0], batch[^1]);
            var profiles = await context.Actors.AsNoTracking().Where(a => a.Id >= first && a.Id <= last).OrderBy(a => a.Id)
                .Select(a => new { a.Id, a.Name, a.Description, a.Sectors, a.Languages }).ToListAsync(cancellationToken);
            var interests = (await context.Interests.AsNoTracking().Where(i => i.ActorId >= first && i.ActorId <= last).OrderBy(i => i.ActorId).ThenBy(i => i.Id)
                .Select(i => new { i.ActorId, i.Kind, i.Tag, i.Text }).ToListAsync(cancellationToken)).ToLookup(i => i.ActorId, i => (i.Kind, i.Tag, i.Text));
            var texts = new ProfileText[profiles.Count];
            Parallel.For(0, texts.Length, at =>
            {
                var profile = profiles[at];
                texts[at] = ProfileText.Of(profile.Sectors, profile.Languages, profile.Name, profile.Description, interests[profile.Id]);
            });
            foreach (var text in texts) builder.Add(actor++, text);
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
