namespace Matchmaker.Web.Components.Pictures;

/// <summary>
/// Places an actor's neighbourhood: itself in the middle, its partners on a ring, their partners on a second one, each near those it is tied to. The same every time.
/// </summary>
public static class RingLayout
{
    private static readonly double[] Radii = [0, 0.25, 0.45];

    /// <summary>One place a node, as parts of width and height.</summary>
    /// <param name="rings">The ring of each node: 0 for the middle, 1 or 2.</param>
    /// <param name="edges">Their ties.</param>
    public static PicturePoint[] Place(IReadOnlyList<int> rings, IReadOnlyList<PictureEdge> edges)
    {
        var angles = new double[rings.Count];
        int[] first = Inner(rings, edges);
        for (var at = 0; at < first.Length; at++) angles[first[at]] = Angle(at, first.Length, 0);

        // Turned by half a place against the first ring, so that the two do not stand in one line.
        int[] second = [.. Enumerable.Range(0, rings.Count).Where(node => rings[node] == 2)
            .OrderBy(node => Mean(node, rings, edges, angles)).ThenBy(node => node)];
        for (var at = 0; at < second.Length; at++) angles[second[at]] = Angle(at, second.Length, 0.5);
        Turn(second, rings, edges, angles);
        return [.. rings.Select((ring, node) => new PicturePoint(0.5 + (Radii[ring] * Math.Cos(angles[node])), 0.5 + (Radii[ring] * Math.Sin(angles[node]))))];
    }

    // Tied ones stand side by side: from each the way goes on to the one that is tied to it most.
    private static int[] Inner(IReadOnlyList<int> rings, IReadOnlyList<PictureEdge> edges)
    {
        var left = Enumerable.Range(0, rings.Count).Where(node => rings[node] == 1).ToList();
        var order = new List<int>(left.Count);
        while (left.Count > 0)
        {
            var last = order.Count == 0 ? -1 : order[^1];
            var next = left.OrderByDescending(node => edges.Where(edge => (edge.From == last && edge.To == node) || (edge.From == node && edge.To == last)).Sum(edge => edge.Weight)).ThenBy(node => node).First();
            order.Add(next);
            left.Remove(next);
        }

        return [.. order];
    }

    private static double Angle(int at, int count, double shift) => (-Math.PI / 2) + (2 * Math.PI * (at + shift) / Math.Max(1, count));

    // Mean direction of those of the first ring that it is tied to.
    private static double Mean(int node, IReadOnlyList<int> rings, IReadOnlyList<PictureEdge> edges, double[] angles)
    {
        var (x, y) = (0d, 0d);
        foreach (var edge in edges)
        {
            var other = edge.From == node ? edge.To : edge.To == node ? edge.From : -1;
            if (other < 0 || rings[other] != 1) continue;
            x += edge.Weight * Math.Cos(angles[other]);
            y += edge.Weight * Math.Sin(angles[other]);
        }

        var angle = Math.Atan2(y, x);
        return angle < -Math.PI / 2 ? angle + (2 * Math.PI) : angle;
    }

    // The whole second ring is turned to where its members are nearest to their own.
    private static void Turn(int[] second, IReadOnlyList<int> rings, IReadOnlyList<PictureEdge> edges, double[] angles)
    {
        if (second.Length < 2) return;
        double[] means = [.. second.Select(node => Mean(node, rings, edges, angles))];
        var best = Enumerable.Range(0, second.Length)
            .MaxBy(turn => second.Select((_, at) => Math.Cos(Angle((at + turn) % second.Length, second.Length, 0.5) - means[at])).Sum());
        for (var at = 0; at < second.Length; at++) angles[second[at]] = Angle((at + best) % second.Length, second.Length, 0.5);
    }
}
