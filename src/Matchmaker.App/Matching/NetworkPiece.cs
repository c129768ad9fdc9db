using Matchmaker.Engine.Numerics;

namespace Matchmaker.App.Matching;

/// <summary>A piece of the network that is small enough to be drawn.</summary>
/// <param name="Actors">Whom it shows, the nearest and strongest first.</param>
/// <param name="Ties">All ties between them.</param>
public sealed record NetworkPiece(IReadOnlyList<Neighbour> Actors, IReadOnlyList<NetworkTie> Ties)
{
    /// <summary>An actor with its strongest partners, and those whom these work with most. O(degrees of the partners).</summary>
    /// <param name="suggestions">The network, as the serving model knows it.</param>
    /// <param name="actor">Dense index of whom it is about.</param>
    /// <param name="partners">The most partners shown.</param>
    /// <param name="beyond">The most partners of partners shown.</param>
    public static NetworkPiece Around(PartnerSuggestions suggestions, int actor, int partners = 14, int beyond = 16)
    {
        var counts = suggestions.Ranker.Signals.Counts;
        int[] first = [.. Strongest(Row(counts, actor), partners)];
        var seen = first.Append(actor).ToHashSet();
        var strengths = new Dictionary<int, double>();
        foreach (var partner in first)
            foreach (var (other, weight) in Row(counts, partner))
                if (!seen.Contains(other)) strengths[other] = strengths.GetValueOrDefault(other) + weight;
        var second = Strongest(strengths.Select(pair => (pair.Key, pair.Value)), beyond);
        Neighbour[] actors = [new(actor, 0), .. first.Select(partner => new Neighbour(partner, 1)), .. second.Select(other => new Neighbour(other, 2))];
        return new(actors, Between(counts, [.. actors.Select(one => one.Actor)]));
    }

    /// <summary>Some actors and the ties between them.</summary>
    public static NetworkPiece Of(PartnerSuggestions suggestions, IReadOnlyList<int> actors) =>
        new([.. actors.Select(actor => new Neighbour(actor, 0))], Between(suggestions.Ranker.Signals.Counts, actors));

    private static List<NetworkTie> Between(SparseRows counts, IReadOnlyList<int> actors)
    {
        var ties = new List<NetworkTie>();
        for (var one = 0; one < actors.Count; one++)
            for (var other = one + 1; other < actors.Count; other++)
                if (counts[actors[one], actors[other]] is > 0 and var weight) ties.Add(new(one, other, weight));
        return ties;
    }

    private static IEnumerable<(int Actor, double Weight)> Row(SparseRows counts, int actor)
    {
        for (var at = counts.RowStarts[actor]; at < counts.RowStarts[actor + 1]; at++) yield return (counts.Columns[at], counts.Values[at]);
    }

    private static IEnumerable<int> Strongest(IEnumerable<(int Actor, double Weight)> ties, int most) =>
        ties.OrderByDescending(tie => tie.Weight).ThenBy(tie => tie.Actor).Take(most).Select(tie => tie.Actor);
}
