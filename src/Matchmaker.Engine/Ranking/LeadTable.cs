using Matchmaker.Engine.Graph;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Ranking;

/// <summary>
/// The ties of leads: those who led with each of those whom they led. A collaboration of s actors with one leader has s − 1 of them, not s · (s − 1) / 2: they leave out those who merely were asked by the same leader.
/// </summary>
internal sealed class LeadTable
{
    private LeadTable(SparseRows ties)
    {
        Ties = ties;
        InverseStrengths = new float[ties.RowCount];
        for (var actor = 0; actor < InverseStrengths.Length; actor++)
        {
            double sum = 0;
            foreach (var weight in ties.RowValues(actor)) sum += weight;
            InverseStrengths[actor] = sum > 0 ? (float)(1 / sum) : 0;
        }
    }

    /// <summary>Actors × actors, number of joint collaborations that one of the two led, times their kinds' weights.</summary>
    public SparseRows Ties { get; }

    /// <summary>One element an actor: 1 over the sum of its ties, 0 where of none of its joint collaborations it is known who led.</summary>
    public float[] InverseStrengths { get; }

    /// <summary>O(members of collaborations · their leaders).</summary>
    public static LeadTable Build(Hypergraph collaborations)
    {
        var (rows, columns, weights) = (new List<int>(), new List<int>(), new List<float>());
        for (var c = 0; c < collaborations.CollaborationCount; c++)
        {
            var leaders = collaborations.Leaders(c);
            foreach (var leader in leaders)
            {
                foreach (var member in collaborations.Members(c))
                {
                    if (member == leader) continue;
                    Add(leader, member);

                    // Two who led together meet twice, once as either's leader.
                    if (leaders.BinarySearch(member) < 0) Add(member, leader);
                }
            }

            void Add(int one, int other)
            {
                rows.Add(one);
                columns.Add(other);
                weights.Add(collaborations.Weight(c));
            }
        }

        return new(SparseRows.FromEntries(collaborations.ActorCount, collaborations.ActorCount, [.. rows], [.. columns], [.. weights]));
    }
}
