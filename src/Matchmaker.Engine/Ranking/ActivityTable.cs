using Matchmaker.Engine.Graph;

namespace Matchmaker.Engine.Ranking;

/// <summary>How active each actor has been, and how lately. Arrays have one element an actor.</summary>
internal sealed class ActivityTable
{
    private const int Year = 365;

    private ActivityTable(int actors)
    {
        LastYear = new float[actors];
        YearBefore = new float[actors];
        LastDay = new int[actors];
        MeanLogSize = new float[actors];
        Array.Fill(LastDay, Hypergraph.UnknownDay);
    }

    /// <summary>Collaborations begun in the 365 days before the as-of day, and in the 365 before those.</summary>
    public float[] LastYear { get; }

    public float[] YearBefore { get; }

    /// <summary>Day of the latest start, or <see cref="Hypergraph.UnknownDay"/>.</summary>
    public int[] LastDay { get; }

    public float[] MeanLogSize { get; }

    public static ActivityTable Build(Hypergraph collaborations, int asOfDay)
    {
        var table = new ActivityTable(collaborations.ActorCount);
        var counts = new int[collaborations.ActorCount];
        for (var c = 0; c < collaborations.CollaborationCount; c++)
        {
            var day = collaborations.Day(c);
            var logSize = MathF.Log(collaborations.Size(c));
            foreach (var member in collaborations.Members(c))
            {
                counts[member]++;
                table.MeanLogSize[member] += logSize;
                if (day == Hypergraph.UnknownDay) continue;
                table.LastDay[member] = Math.Max(table.LastDay[member], day);
                var age = asOfDay - day;
                if (age <= Year) table.LastYear[member]++;
                else if (age <= 2 * Year) table.YearBefore[member]++;
            }
        }

        for (var actor = 0; actor < counts.Length; actor++)
            if (counts[actor] > 0) table.MeanLogSize[actor] /= counts[actor];
        return table;
    }
}
