using Matchmaker.App.Editions;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage;
using Matchmaker.Engine.Graph;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Matching;

/// <summary>
/// Answers who can introduce one actor to another, on the collaborations known on a day. Immutable once made, and safe for several threads:
/// a node makes one for each snapshot and asks it as often as it likes.
/// </summary>
public sealed class IntroductionPaths
{
    private static readonly ProjectionOptions Ties = new();

    private readonly RegistrySnapshot _snapshot;
    private readonly DateOnly? _asOf;
    private readonly CollaborationGraph _graph;
    private readonly INetworkAnalysis _network;

    /// <param name="snapshot">The registry.</param>
    /// <param name="asOf">Only what began before this day counts; null for all.</param>
    /// <param name="provider">Who looks for chains; the Engine by default.</param>
    public IntroductionPaths(RegistrySnapshot snapshot, DateOnly? asOf = null, NetworkProvider? provider = null)
    {
        _snapshot = snapshot;
        _asOf = asOf;
        _graph = Projection.Build(snapshot.KnownBefore(asOf), Ties);
        _network = (provider ?? Edition.Embedded.Network[0]).Analyse(_graph.Adjacency);
    }

    /// <summary>The best chains from one actor to another, at most <paramref name="count"/>.</summary>
    /// <exception cref="IntroductionException">The two are one actor, or one is not in the snapshot.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A count or a length is below 1.</exception>
    public async Task<IntroductionAnswer> FindAsync(
        RegistryContext context, Actor from, Actor to, int count = 3, int maximumHops = 4, CancellationToken cancellationToken = default)
    {
        if (from.Id == to.Id) throw new IntroductionException($"Both names mean the same actor, #{from.Id} {from.Name}. Name two.");
        var (source, target) = (IndexOf(from), IndexOf(to));
        var work = new JointWorkReader(context, _asOf);
        var isPartner = _graph.Adjacency.Contains(source, target);

        // Partners need no introduction: their own link is the answer, and nobody else is shown.
        var found = _network.BestChains(source, target, isPartner ? 1 : count, new() { MaximumHops = maximumHops }, cancellationToken);
        var actors = await ReadActorsAsync(context, [from.Id, to.Id, .. found.SelectMany(chain => chain.Actors).Select(_snapshot.ActorId)], cancellationToken);
        var paths = new List<IntroductionPath>();
        foreach (var chain in found)
        {
            long[] keys = [.. chain.Actors.Select(_snapshot.ActorId)];
            var links = new List<JointWork>();
            foreach (var (one, other) in keys.Zip(keys.Skip(1)))
                links.Add(await work.ReadAsync(one, other, 2, Ties.MaximumSize, cancellationToken) ?? throw Changed());
            paths.Add(new([.. keys.Select(key => actors.GetValueOrDefault(key) ?? throw Changed())], links, chain.Strength));
        }

        var outcome = isPartner ? IntroductionOutcome.AlreadyPartners : found.Count > 0 ? IntroductionOutcome.Chains : IntroductionOutcome.OutOfReach;
        var crowd = isPartner ? null : await work.ReadAsync(from.Id, to.Id, Ties.MaximumSize + 1, int.MaxValue, cancellationToken);
        ChainActor[] both = [actors[from.Id], actors[to.Id]];
        return new(outcome, both[0], both[1], _asOf, maximumHops, paths, [.. both.Where(actor => _graph.Degree(_snapshot.IndexOf(actor.Id)!.Value) == 0)], crowd);
    }

    private static async Task<Dictionary<long, ChainActor>> ReadActorsAsync(RegistryContext context, HashSet<long> keys, CancellationToken cancellationToken) =>
        await context.Actors.AsNoTracking().Where(actor => keys.Contains(actor.Id))
            .Select(actor => new ChainActor(actor.Id, actor.Name, actor.Helix, actor.Country))
            .ToDictionaryAsync(actor => actor.Id, cancellationToken);

    private static IntroductionException Changed() => new("The registry has changed since its graph was built. Try again.");

    private int IndexOf(Actor actor) =>
        _snapshot.IndexOf(actor.Id) ?? throw new IntroductionException($"#{actor.Id} {actor.Name} came into the registry after its graph was built. Try again.");
}
