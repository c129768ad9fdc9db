using Matchmaker.App.Registry;
using Matchmaker.Engine.Graph;

namespace Matchmaker.App.Matching;

/// <summary>Between whom the ties of a graph run: countries and helixes. O(ties).</summary>
internal sealed class TieMix
{
    public TieMix(RegistrySnapshot snapshot, CollaborationGraph graph)
    {
        var crossing = 0;
        var counts = new SortedDictionary<(Helix One, Helix Other), int>();
        for (var actor = 0; actor < graph.ActorCount; actor++)
        {
            foreach (var partner in graph.Adjacency.RowColumns(actor))
            {
                if (partner < actor) continue;
                if (snapshot.Traits.Country[actor] != snapshot.Traits.Country[partner]) crossing++;
                var (one, other) = (snapshot.HelixOf(actor), snapshot.HelixOf(partner));
                var pair = one <= other ? (one, other) : (other, one);
                counts[pair] = counts.GetValueOrDefault(pair) + 1;
            }
        }

        CrossBorderShare = graph.PairCount == 0 ? null : (double)crossing / graph.PairCount;
        HelixTies = [.. counts.OrderByDescending(pair => pair.Value).Select(pair => new HelixTies(pair.Key.One, pair.Key.Other, pair.Value, (double)pair.Value / graph.PairCount))];
    }

    public double? CrossBorderShare { get; }

    public IReadOnlyList<HelixTies> HelixTies { get; }
}
