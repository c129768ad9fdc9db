namespace Matchmaker.App.Tests.Demo;

/// <summary>How many shortest paths run through each node, by Brandes' algorithm (2001): breadth first from every node, then dependencies backwards.</summary>
internal static class Betweenness
{
    public static double[] Of(IReadOnlyList<IReadOnlyCollection<int>> neighbours)
    {
        var betweenness = new double[neighbours.Count];
        for (var source = 0; source < neighbours.Count; source++) AddFrom(source, neighbours, betweenness);
        return betweenness;
    }

    private static void AddFrom(int source, IReadOnlyList<IReadOnlyCollection<int>> neighbours, double[] betweenness)
    {
        var distance = new int[neighbours.Count];
        Array.Fill(distance, -1);
        var (paths, dependency) = (new double[neighbours.Count], new double[neighbours.Count]);
        var order = new List<int> { source };
        (distance[source], paths[source]) = (0, 1);
        for (var i = 0; i < order.Count; i++)
        {
            var node = order[i];
            foreach (var next in neighbours[node])
            {
                if (distance[next] < 0)
                {
                    distance[next] = distance[node] + 1;
                    order.Add(next);
                }

                if (distance[next] == distance[node] + 1) paths[next] += paths[node];
            }
        }

        for (var i = order.Count - 1; i > 0; i--)
        {
            var node = order[i];
            foreach (var before in neighbours[node])
                if (distance[before] == distance[node] - 1) dependency[before] += paths[before] / paths[node] * (1 + dependency[node]);
            betweenness[node] += dependency[node];
        }
    }
}
