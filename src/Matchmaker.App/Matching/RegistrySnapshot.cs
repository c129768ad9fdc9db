using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Matchmaker.App.Collaborations;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage;
using Matchmaker.Engine.Graph;
using Matchmaker.Engine.Ranking;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Matching;

/// <summary>
/// The registry as the Engine sees it: actors numbered densely by ascending key, collaborations as a hypergraph, countries, helixes and sectors as labels.
/// Read at one moment, immutable, safe for several threads.
/// </summary>
public sealed class RegistrySnapshot
{
    private readonly long[] _actorIds;

    private RegistrySnapshot(long[] actorIds, ActorTraits traits, string[] countries, Hypergraph collaborations, string[] themes)
    {
        _actorIds = actorIds;
        Traits = traits;
        Countries = countries;
        Collaborations = collaborations;
        Themes = themes;
    }

    /// <summary>Keys of the actors, ascending; the position is the dense index.</summary>
    public ReadOnlySpan<long> ActorIds => _actorIds;

    public int ActorCount => _actorIds.Length;

    /// <summary>Country labels index <see cref="Countries"/>; helix labels are the values of <see cref="Helix"/>.</summary>
    public ActorTraits Traits { get; }

    /// <summary>Country codes by label.</summary>
    public IReadOnlyList<string> Countries { get; }

    /// <summary>All collaborations, by ascending key.</summary>
    public Hypergraph Collaborations { get; }

    /// <summary>Sector codes by label.</summary>
    public IReadOnlyList<string> Themes { get; }

    public long ActorId(int actor) => _actorIds[actor];

    public Helix HelixOf(int actor) => (Helix)Traits.Helix[actor];

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

    /// <summary>SHA-256, in hexadecimal, over what a model learns from: two equal hashes mean equal training data.</summary>
    public static string Hash(Hypergraph collaborations, ReadOnlySpan<long> actorIds)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes(actorIds));
        Span<int> head = stackalloc int[3];
        for (var c = 0; c < collaborations.CollaborationCount; c++)
        {
            head[0] = collaborations.Day(c);
            head[1] = BitConverter.SingleToInt32Bits(collaborations.Weight(c));
            head[2] = collaborations.Size(c);
            hash.AppendData(MemoryMarshal.AsBytes(head));
            hash.AppendData(MemoryMarshal.AsBytes(collaborations.Members(c)));
            hash.AppendData(MemoryMarshal.AsBytes(collaborations.Themes(c)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Reads the registry, in one transaction so that all of it is of one moment.</summary>
    public static async Task<RegistrySnapshot> LoadAsync(RegistryDatabase database, CancellationToken cancellationToken = default)
    {
        await using var context = database.CreateDbContext();
        await using var moment = await context.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        var ids = new List<long>();
        var countries = new Labels();
        var countryOf = new List<int>();
        var helixOf = new List<int>();
        await foreach (var actor in context.Actors.AsNoTracking().OrderBy(a => a.Id).Select(a => new { a.Id, a.Country, a.Helix }).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            ids.Add(actor.Id);
            countryOf.Add(countries.Of(actor.Country));
            helixOf.Add((int)actor.Helix);
        }

        long[] actorIds = [.. ids];
        var themes = new Labels();
        var collaborations = await LoadCollaborationsAsync(context, actorIds, themes, cancellationToken);
        return new(actorIds, new ActorTraits([.. countryOf], [.. helixOf]), countries.Names, collaborations, themes.Names);
    }

    private static async Task<Hypergraph> LoadCollaborationsAsync(RegistryContext context, long[] actorIds, Labels themes, CancellationToken cancellationToken)
    {
        var builder = new HypergraphBuilder(actorIds.Length);
        var members = new List<int>();

        // Read before the participations are opened: PostgreSQL answers one query of a connection at a time.
        var all = await context.Collaborations.AsNoTracking().OrderBy(c => c.Id).Select(c => new { c.Id, c.Kind, c.StartDate, c.Sectors }).ToListAsync(cancellationToken);
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
                CollaborationKind.Weight(collaboration.Kind), [.. collaboration.Sectors.Select(themes.Of)]);
        }

        return builder.Build();
    }

    /// <summary>Numbers texts in the order of their first appearance.</summary>
    private sealed class Labels
    {
        private readonly Dictionary<string, int> _labels = new(StringComparer.Ordinal);

        public string[] Names => [.. _labels.Keys];

        public int Of(string name)
        {
            if (!_labels.TryGetValue(name, out var label)) _labels.Add(name, label = _labels.Count);
            return label;
        }
    }
}
