using Matchmaker.Engine.Graph;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Ranking;

/// <summary>
/// What each actor's collaborations were about: √(times) · rarity of the theme, scaled to length 1, so that the product of two rows is a cosine.
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
        for (var at = 0; at < times.EntryCount; at++) times.Values[at] = MathF.Sqrt(times.Values[at]);
        return TermWeights.Cosine(times);
    }
}
