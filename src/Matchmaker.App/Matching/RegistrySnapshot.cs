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
    private readonly Lazy<ActorTraits> _withFeatures;

    internal RegistrySnapshot(
        long[] actorIds, ActorTraits traits, ActorProfileTable profiles, string[] countries, string[] cities, Hypergraph collaborations, string[] themes)
    {
        _actorIds = actorIds;
        Profiles = profiles;
        Traits = traits;
        Countries = countries;
        Cities = cities;
        Collaborations = collaborations;
        Themes = themes;
        _withFeatures = new(() => Traits with { Features = new ActorFeatureBuilder(new()).Build(ReadFeatureTerms()) });
    }

    /// <summary>Keys of the actors, ascending; the position is the dense index.</summary>
    public ReadOnlySpan<long> ActorIds => _actorIds;

    public int ActorCount => _actorIds.Length;

    /// <summary>Labels of countries and cities index <see cref="Countries"/> and <see cref="Cities"/>; labels of helixes and sizes are the values of <see cref="Helix"/> and <see cref="ActorSize"/>.</summary>
    public ActorTraits Traits { get; }

    /// <summary><see cref="Traits"/> with the features that newcomers are known by: what a model is trained with. Gathered when first asked for.</summary>
    public ActorTraits TraitsWithFeatures => _withFeatures.Value;

    /// <summary>Country codes by label.</summary>
    public IReadOnlyList<string> Countries { get; }

    /// <summary>Cities by label, as <see cref="CityKey"/> spells them.</summary>
    public IReadOnlyList<string> Cities { get; }

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

    /// <summary>The actor's city as <see cref="CityKey"/> spells it; null where it is not known.</summary>
    public string? CityOf(int actor) => Traits.City[actor] == ActorTraits.UnknownCity ? null : Cities[Traits.City[actor]];

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
    /// SHA-256, in hexadecimal, over what a model learns from: some of the collaborations, and every actor's key, country, city, helix, size and profile. Equal hashes mean equal
    /// training data. Countries, cities and sectors enter by name: what is not among these collaborations does not change it.
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
        var cities = Spell(Cities);
        var unknown = Encoding.UTF8.GetBytes("\0");
        foreach (var city in Traits.City) hash.AppendData(city == ActorTraits.UnknownCity ? unknown : cities[city]);
        foreach (var (rows, names) in Profiles.Tables)
        {
            hash.AppendData(MemoryMarshal.AsBytes(rows.RowStarts.AsSpan()));
            hash.AppendData(MemoryMarshal.AsBytes(rows.Columns.AsSpan()));
            hash.AppendData(MemoryMarshal.AsBytes(rows.Values.AsSpan()));
            foreach (var name in Spell(names)) hash.AppendData(name);
        }
        AppendTo(hash, TraitsWithFeatures.Features!);
        Span<int> head = stackalloc int[5];
        for (var c = 0; c < collaborations.CollaborationCount; c++)
        {
            head[0] = collaborations.Day(c);
            head[1] = BitConverter.SingleToInt32Bits(collaborations.Weight(c));
            head[2] = collaborations.Size(c);
            head[3] = collaborations.Themes(c).Length;
            head[4] = collaborations.Leaders(c).Length;
            hash.AppendData(MemoryMarshal.AsBytes(head));
            hash.AppendData(MemoryMarshal.AsBytes(collaborations.Members(c)));
            hash.AppendData(MemoryMarshal.AsBytes(collaborations.Leaders(c)));
            foreach (var theme in collaborations.Themes(c)) hash.AppendData(themes[theme]);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Reads the registry, in one transaction so that all of it is of one moment.</summary>
    public static async Task<RegistrySnapshot> LoadAsync(RegistryDatabase database, CancellationToken cancellationToken = default) =>
        (await RegistryReader.ReadAsync(database, cancellationToken)).Snapshot;

    /// <summary>Who mentors follows from the profiles.</summary>
    internal static ActorTraits TraitsOf(int[] country, int[] city, int[] helix, int[] size, ActorProfileTable profiles)
    {
        var mentors = new MentorTopics(profiles);
        return new(country, helix) { City = city, Size = size, Profiles = profiles.Terms, IsMentor = [.. Enumerable.Range(0, country.Length).Select(actor => mentors.IsMentor(actor, null))] };
    }

    private static void AppendTo(IncrementalHash hash, ActorFeatures features)
    {
        hash.AppendData(Encoding.UTF8.GetBytes(string.Join('\n', features.Names) + '\0'));
        hash.AppendData(MemoryMarshal.AsBytes(features.Values.RowStarts.AsSpan()));
        hash.AppendData(MemoryMarshal.AsBytes(features.Values.Columns.AsSpan()));
        hash.AppendData(MemoryMarshal.AsBytes(features.Values.Values.AsSpan()));
    }

    private static byte[][] Spell(IReadOnlyList<string> names) => [.. names.Select(name => Encoding.UTF8.GetBytes(name + '\0'))];
}
