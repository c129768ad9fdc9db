using Matchmaker.Engine.Graph;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Ranking;

/// <summary>
/// Whom each actor has worked with, by country and helix of the other side, and how many of them were newcomers: actors for whom that day was the first. Ties fade with age; undated ones are left out.
/// </summary>
internal sealed class NewcomerTable
{
    /// <summary>Newcomers come to the same doors for years: of 250, 500 and 1,000 days the longest ranked best on the validation year 2018 of CORDIS.</summary>
    private const double HalfLifeDays = 1000;

    private NewcomerTable(float[] newcomers, SparseRows byHelix, SparseRows byCountry, SparseRows tiesByCountry)
    {
        Newcomers = newcomers;
        ByHelix = byHelix;
        ByCountry = byCountry;
        TiesByCountry = tiesByCountry;
    }

    /// <summary>One element an actor: ties with newcomers.</summary>
    public float[] Newcomers { get; }

    /// <summary>Actors × helixes, ties with newcomers.</summary>
    public SparseRows ByHelix { get; }

    /// <summary>Actors × countries, ties with newcomers.</summary>
    public SparseRows ByCountry { get; }

    /// <summary>Actors × countries, ties with anybody.</summary>
    public SparseRows TiesByCountry { get; }

    /// <summary>O(ties).</summary>
    public static NewcomerTable Build(Hypergraph collaborations, ActorTraits traits, int asOfDay)
    {
        var firstDay = FirstDays(collaborations);
        var newcomers = new float[collaborations.ActorCount];
        var byHelix = new PairSums(traits.Helix);
        var byCountry = new PairSums(traits.Country);
        var tiesByCountry = new PairSums(traits.Country);
        for (var c = 0; c < collaborations.CollaborationCount; c++)
        {
            var day = collaborations.Day(c);
            if (day == Hypergraph.UnknownDay) continue;
            var weight = (float)Math.Pow(0.5, Math.Max(0, asOfDay - day) / HalfLifeDays);
            foreach (var one in collaborations.Members(c))
            {
                foreach (var other in collaborations.Members(c))
                {
                    if (one == other) continue;
                    tiesByCountry.Add(one, other, weight);
                    if (firstDay[other] < day) continue;
                    newcomers[one] += weight;
                    byHelix.Add(one, other, weight);
                    byCountry.Add(one, other, weight);
                }
            }
        }

        return new(newcomers, byHelix.Build(), byCountry.Build(), tiesByCountry.Build());
    }

    private static int[] FirstDays(Hypergraph collaborations)
    {
        var first = new int[collaborations.ActorCount];
        Array.Fill(first, int.MaxValue);
        for (var c = 0; c < collaborations.CollaborationCount; c++)
            foreach (var member in collaborations.Members(c)) first[member] = Math.Min(first[member], collaborations.Day(c));
        return first;
    }

    /// <summary>Sums by actor and label of the other side.</summary>
    private sealed class PairSums(int[] labels)
    {
        private readonly Dictionary<(int Actor, int Label), float> _sums = [];

        public void Add(int actor, int other, float weight)
        {
            ref var sum = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_sums, (actor, labels[other]), out _);
            sum += weight;
        }

        public SparseRows Build() => SparseRows.FromEntries(
            labels.Length, labels.Length == 0 ? 0 : labels.Max() + 1, [.. _sums.Keys.Select(key => key.Actor)], [.. _sums.Keys.Select(key => key.Label)], [.. _sums.Values]);
    }
}
