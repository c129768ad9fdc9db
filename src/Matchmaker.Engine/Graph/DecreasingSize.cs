namespace Matchmaker.Engine.Graph;

/// <summary>Gives groups their public numbers: 0 is the largest; of equal ones that with the smallest member comes first.</summary>
internal static class DecreasingSize
{
    /// <summary>Renumbers <paramref name="labels"/> in place, any labels in 0 … <paramref name="labelCount"/> − 1. O(n + g log g).</summary>
    /// <returns>Members of each group, decreasing; labels without members are gone.</returns>
    public static int[] Renumber(int[] labels, int labelCount)
    {
        var sizes = new int[labelCount];
        var seen = new List<int>();
        foreach (var label in labels)
        {
            if (sizes[label]++ == 0) seen.Add(label);
        }

        // OrderBy is stable, and groups were seen in the order of their smallest member.
        var order = seen.OrderByDescending(label => sizes[label]).ToArray();
        var number = new int[labelCount];
        for (var at = 0; at < order.Length; at++) number[order[at]] = at;
        for (var at = 0; at < labels.Length; at++) labels[at] = number[labels[at]];
        return Array.ConvertAll(order, label => sizes[label]);
    }
}
