using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Graph;

/// <summary>The figures by which one knows a collaboration network.</summary>
public sealed record GraphStatistics
{
    /// <summary>Number of actors.</summary>
    public required int Nodes { get; init; }

    /// <summary>Number of ties, each counted once.</summary>
    public required int Edges { get; init; }

    /// <summary>Sum of the weights of all ties, each counted once.</summary>
    public required double TotalWeight { get; init; }

    /// <summary>Actors without ties.</summary>
    public required int Isolated { get; init; }

    /// <summary>Connected components, isolated actors included.</summary>
    public required int Components { get; init; }

    /// <summary>Part of all actors that is in the largest component, 0 … 1; null without actors.</summary>
    public required double? LargestComponentShare { get; init; }

    /// <summary>Mean number of partners, isolated actors included; null without actors.</summary>
    public required double? MeanDegree { get; init; }

    /// <summary>Median number of partners, the mean of the middle two for an even number of actors; null without actors.</summary>
    public required double? MedianDegree { get; init; }

    /// <summary>Largest number of partners.</summary>
    public required int MaximumDegree { get; init; }

    /// <summary>See <see cref="Clustering.Average"/>; exact or sampled as asked for.</summary>
    public required double? AverageClustering { get; init; }

    /// <summary>See <see cref="Assortativity.ByDegree"/>.</summary>
    public required double? DegreeAssortativity { get; init; }

    /// <summary>See <see cref="Assortativity.ByLabel"/>, under the names the labels were given.</summary>
    public required IReadOnlyDictionary<string, double?> LabelAssortativity { get; init; }

    /// <summary>Measures a graph. O(actors + ties) and the cost of <see cref="Clustering.Average"/>; deterministic for a seed.</summary>
    /// <param name="graph">Symmetric adjacency, positive weights, no self loops.</param>
    /// <param name="labels">Groupings by name (country, helix …), each with one label an actor, negative where unknown; none if null.</param>
    /// <param name="options">The defaults if null.</param>
    /// <param name="cancellationToken">Checked throughout.</param>
    /// <exception cref="ArgumentException">The adjacency is not square, a grouping does not have one label for each actor, or there is no sample.</exception>
    public static GraphStatistics Of(
        SparseRows graph, IReadOnlyDictionary<string, int[]>? labels = null, GraphStatisticsOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        GraphShape.RequireSquare(graph);
        options ??= new GraphStatisticsOptions();
        var count = graph.RowCount;
        var components = ConnectedComponents.Find(graph, cancellationToken);
        var degrees = new int[count];
        double weight = 0;
        for (var actor = 0; actor < count; actor++)
        {
            degrees[actor] = graph.Degree(actor);
            weight += graph.RowSum(actor);
        }

        Array.Sort(degrees);
        var firstWithTies = Array.FindIndex(degrees, degree => degree > 0);
        return new GraphStatistics
        {
            Nodes = count,
            Edges = graph.EntryCount / 2,
            TotalWeight = weight / 2,
            Isolated = firstWithTies < 0 ? count : firstWithTies,
            Components = components.Count,
            LargestComponentShare = count == 0 ? null : (double)components.Sizes[0] / count,
            MeanDegree = count == 0 ? null : (double)graph.EntryCount / count,
            MedianDegree = count == 0 ? null : (degrees[(count - 1) / 2] + degrees[count / 2]) / 2.0,
            MaximumDegree = count == 0 ? 0 : degrees[^1],
            AverageClustering = Clustering.Average(graph, options.ClusteringSamples, options.Seed, cancellationToken),
            DegreeAssortativity = Assortativity.ByDegree(graph),
            LabelAssortativity = (labels ?? new Dictionary<string, int[]>()).ToDictionary(
                grouping => grouping.Key, grouping => Assortativity.ByLabel(graph, grouping.Value)),
        };
    }
}
