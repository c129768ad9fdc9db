using Matchmaker.Engine.Graph;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Ranking;

/// <summary>
/// What each actor's collaborations were about: √(times) · ln(actors / (1 + actors with the theme)), the logarithm at least 0.01, scaled to length 1, so that the product of two rows is a cosine.
/// </summary>
internal static class ThemeProfiles
{
    /// <summary>Actors × themes. O(memberships · themes of a collaboration).</summary>
    public static SparseRows Build(Hypergraph collaborations)
    {
        var rows = new List<int>();
        var columns = new List<int>();
        var themeCount = 0;
        for (var c = 0; c < collaborations.CollaborationCount; c++)
        {
            foreach (var theme in collaborations.Themes(c))
            {
                themeCount = Math.Max(themeCount, theme + 1);
                foreach (var member in collaborations.Members(c))
                {
                    rows.Add(member);
                    columns.Add(theme);
                }
            }
        }

        var ones = new float[rows.Count];
        Array.Fill(ones, 1);
        var times = SparseRows.FromEntries(collaborations.ActorCount, themeCount, [.. rows], [.. columns], ones);
        Weigh(times);
        return times;
    }

    private static void Weigh(SparseRows times)
    {
        var actorsWith = new int[times.ColumnCount];
        foreach (var theme in times.Columns) actorsWith[theme]++;
        for (var actor = 0; actor < times.RowCount; actor++)
        {
            double squared = 0;
            for (var at = times.RowStarts[actor]; at < times.RowStarts[actor + 1]; at++)
            {
                var rarity = Math.Log(times.RowCount / (1.0 + actorsWith[times.Columns[at]]));
                times.Values[at] = (float)(Math.Sqrt(times.Values[at]) * Math.Max(rarity, 0.01));
                squared += times.Values[at] * times.Values[at];
            }

            for (var at = times.RowStarts[actor]; at < times.RowStarts[actor + 1]; at++) times.Values[at] /= (float)Math.Sqrt(squared);
        }
    }
}
