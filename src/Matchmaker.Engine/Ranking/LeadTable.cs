using Matchmaker.Engine.Graph;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Ranking;

/// <summary>
/// Who led what, and the ties of leads: those who led with each of those whom they led. A collaboration of s actors with one leader has s − 1 of them, not s · (s − 1) / 2: they leave out those who merely were asked
/// by the same leader. Undated collaborations count for ties, not for what was led, which fades with age.
/// </summary>
internal sealed class LeadTable
{
    private LeadTable(SparseRows ties, float[] inverseStrengths, float[] led)
    {
        Ties = ties;
        InverseStrengths = inverseStrengths;
        Led = led;
    }

    /// <summary>Actors × actors, number of joint collaborations that one of the two led, times their kinds' weights.</summary>
    public SparseRows Ties { get; }

    /// <summary>One element an actor: 1 over the sum of its ties, 0 where of none of its joint collaborations it is known who led.</summary>
    public float[] InverseStrengths { get; }

    /// <summary>One element an actor: logarithm of 1 + the collaborations it led, fading with age; not a number where of none of its dated collaborations it is known who led.</summary>
    public float[] Led { get; }

    /// <summary>O(members of collaborations with a leader · their leaders).</summary>
    public static LeadTable Build(Hypergraph collaborations, int asOfDay, double halfLifeDays)
    {
        var (rows, columns, weights) = (new List<int>(), new List<int>(), new List<float>());
        var led = new float[collaborations.ActorCount];
        Array.Fill(led, float.NaN);
        for (var c = 0; c < collaborations.CollaborationCount; c++)
        {
            var leaders = collaborations.Leaders(c);
            if (leaders.Length == 0) continue;
            var age = Age(collaborations.Day(c), asOfDay, halfLifeDays);
            foreach (var member in collaborations.Members(c))
            {
                var isLeader = leaders.BinarySearch(member) >= 0;
                if (age is { } faded) led[member] = (float.IsNaN(led[member]) ? 0 : led[member]) + (isLeader ? faded : 0);
                foreach (var leader in leaders)
                {
                    if (leader == member) continue;
                    Add(member, leader);

                    // Two who led together meet each other as members and leaders both: once each way.
                    if (!isLeader) Add(leader, member);
                }
            }

            void Add(int one, int other)
            {
                rows.Add(one);
                columns.Add(other);
                weights.Add(collaborations.Weight(c));
            }
        }

        var ties = SparseRows.FromEntries(led.Length, led.Length, [.. rows], [.. columns], [.. weights]);
        return new(ties, Invert(ties), Array.ConvertAll(led, sum => MathF.Log(1 + sum)));
    }

    private static float? Age(int day, int asOfDay, double halfLifeDays) =>
        day == Hypergraph.UnknownDay ? null : (float)Math.Pow(0.5, Math.Max(0, (double)asOfDay - day) / halfLifeDays);

    private static float[] Invert(SparseRows ties)
    {
        var inverse = new float[ties.RowCount];
        for (var actor = 0; actor < inverse.Length; actor++)
        {
            double sum = 0;
            foreach (var weight in ties.RowValues(actor)) sum += weight;
            inverse[actor] = sum > 0 ? (float)(1 / sum) : 0;
        }

        return inverse;
    }
}
