using System.Numerics;
using System.Runtime.InteropServices;

namespace Matchmaker.Engine.Programmes.Assignment;

/// <summary>
/// Dijkstra's search over columns, dense: the nearest one is finished after the other. The length of a step is its cost less the price of where it leaves plus the price of where it arrives, which is never below 0
/// but for rounding.
/// </summary>
internal sealed class PlacementSearch
{
    private readonly double[] _distance;
    private readonly long[] _from;

    // The distances of what is reached and not finished; infinite for all others.
    private readonly double[] _ahead;

    public PlacementSearch(int width) => (_distance, _ahead, _from) = (new double[width], new double[width], new long[width]);

    /// <summary>The nearest column that is not finished, the first of equals; below 0 where there is none.</summary>
    public int Nearest { get; private set; }

    /// <summary>Its distance; infinite where there is none.</summary>
    public double Ahead { get; private set; }

    public double Distance(int column) => _distance[column];

    /// <summary>Where a column was found from; below 0 where the search began there.</summary>
    public int From(int column) => (int)_from[column];

    public bool IsDone(int column) => double.IsPositiveInfinity(_ahead[column]) && !double.IsPositiveInfinity(_distance[column]);

    /// <summary>Forgets the search before.</summary>
    public void Begin()
    {
        Array.Fill(_distance, double.PositiveInfinity);
        Array.Fill(_ahead, double.PositiveInfinity);
    }

    /// <summary>The search begins there, among others. <see cref="Go"/> follows the last of these.</summary>
    public void BeginAt(int column, double distance) => (_distance[column], _ahead[column], _from[column]) = (distance, distance, -1);

    /// <summary>Looks for the nearest to begin with.</summary>
    public void Go()
    {
        var least = new Vector<double>(double.PositiveInfinity);
        foreach (var ahead in MemoryMarshal.Cast<double, Vector<double>>(_ahead.AsSpan())) least = Vector.Min(least, ahead);
        FindNearest(least);
    }

    /// <summary>Finishes the nearest: costs are those of the steps from there, an infinite one where there is no step.</summary>
    public void Finish(double[] costs, double[] prices)
    {
        var column = Nearest;
        var distance = _distance[column];
        _ahead[column] = double.PositiveInfinity;
        var step = MemoryMarshal.Cast<double, Vector<double>>(costs.AsSpan());
        var price = MemoryMarshal.Cast<double, Vector<double>>(prices.AsSpan());
        var known = MemoryMarshal.Cast<double, Vector<double>>(_distance.AsSpan());
        var open = MemoryMarshal.Cast<double, Vector<double>>(_ahead.AsSpan());
        var from = MemoryMarshal.Cast<long, Vector<long>>(_from.AsSpan());
        var (start, self, reach) = (new Vector<double>(distance), new Vector<long>(column), new Vector<double>(distance - prices[column]));
        var least = new Vector<double>(double.PositiveInfinity);
        for (var at = 0; at < known.Length; at++)
        {
            // Nothing that is finished is farther than this one, so that nothing finished is changed.
            var through = Vector.Max(start, reach + step[at] + price[at]);
            var isNearer = Vector.LessThan(through, known[at]);
            if (!isNearer.Equals(Vector<long>.Zero))
            {
                known[at] = Vector.ConditionalSelect(isNearer, through, known[at]);
                open[at] = Vector.ConditionalSelect(isNearer, through, open[at]);
                from[at] = Vector.ConditionalSelect(isNearer, self, from[at]);
            }

            least = Vector.Min(least, open[at]);
        }

        FindNearest(least);
    }

    private void FindNearest(Vector<double> leasts)
    {
        var least = double.PositiveInfinity;
        for (var lane = 0; lane < Vector<double>.Count; lane++) least = Math.Min(least, leasts[lane]);
        (Nearest, Ahead) = (-1, least);
        if (double.IsPositiveInfinity(least)) return;
        var sought = new Vector<double>(least);
        var open = MemoryMarshal.Cast<double, Vector<double>>(_ahead.AsSpan());
        for (var at = 0; at < open.Length && Nearest < 0; at++)
        {
            if (!Vector.EqualsAny(open[at], sought)) continue;
            for (var lane = 0; lane < Vector<double>.Count && Nearest < 0; lane++)
                if (open[at][lane] == least) Nearest = (at * Vector<double>.Count) + lane;
        }
    }
}
