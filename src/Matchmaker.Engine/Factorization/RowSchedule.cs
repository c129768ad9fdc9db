using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Factorization;

/// <summary>
/// The order in which the rows of one side are solved: grouped by path and size, dear groups first, so that threads that take the next group as they
/// become free finish together. Depends on the matrix and rank only.
/// </summary>
internal sealed class RowSchedule
{
    /// <summary>Rows up to this many entries are interleaved, so that sixteen systems and their panels stay in the second-level cache.</summary>
    public const int MaxInterleaved = 64;

    private readonly int[] _rows;
    private readonly Group[] _groups;

    private RowSchedule(int[] rows, Group[] groups, double flops, double textbookFlops)
    {
        _rows = rows;
        _groups = groups;
        Flops = flops;
        TextbookFlops = textbookFlops;
    }

    /// <summary>Floating-point operations of solving all rows along the chosen paths.</summary>
    public double Flops { get; }

    /// <summary>The same by the normal equations for every row, n·rank² + rank³/3: what other implementations execute.</summary>
    public double TextbookFlops { get; }

    public int GroupCount => _groups.Length;

    public SolvePath PathOf(int group) => _groups[group].Path;

    /// <summary>Rows of a group, at most 16; never rows without entries.</summary>
    public ReadOnlySpan<int> RowsOf(int group) => _rows.AsSpan(_groups[group].Start, _groups[group].Count);

    public static RowSchedule For(SparseRows matrix, int rank, bool primalOnly)
    {
        var rows = new List<int>();
        for (var row = 0; row < matrix.RowCount; row++)
        {
            if (matrix.Degree(row) > 0) rows.Add(row);
        }

        var order = rows.OrderByDescending(matrix.Degree).ThenBy(row => row).ToArray();
        var groups = new List<Group>();
        double flops = 0;
        double textbook = 0;
        for (var start = 0; start < order.Length;)
        {
            var degree = matrix.Degree(order[start]);
            var path = primalOnly ? SolvePath.Primal : Choose(degree, rank);
            var count = 1;
            double cost = Cost(path, degree, rank);
            while (path != SolvePath.Primal && count < InterleavedCholesky.Lanes && start + count < order.Length
                && Choose(matrix.Degree(order[start + count]), rank) == path
                && (path == SolvePath.Dual || Tiles(matrix.Degree(order[start + count])) == Tiles(degree)))
            {
                cost += Cost(path, matrix.Degree(order[start + count]), rank);
                count++;
            }

            for (var at = start; at < start + count; at++) textbook += Cost(SolvePath.Primal, matrix.Degree(order[at]), rank);
            groups.Add(new Group(path, start, count, cost));
            flops += cost;
            start += count;
        }

        return new RowSchedule(order, [.. groups.OrderByDescending(group => group.Cost)], flops, textbook);
    }

    private static int Tiles(int degree) => (degree + 3) / 4;

    private static SolvePath Choose(int degree, int rank)
    {
        if (degree >= rank - (rank / 8)) return SolvePath.Primal;
        return InterleavedCholesky.IsSupported && degree <= MaxInterleaved ? SolvePath.DualInterleaved : SolvePath.Dual;
    }

    private static double Cost(SolvePath path, int degree, int rank)
    {
        double n = degree;
        double r = rank;
        return path == SolvePath.Primal
            ? (n * r * r) + (r * r * r / 3) + (2 * n * r) + (2 * r * r)
            : (n * n * r) + (n * n * n / 3) + (2 * n * r) + (2 * n * n);
    }

    private readonly record struct Group(SolvePath Path, int Start, int Count, double Cost);
}
