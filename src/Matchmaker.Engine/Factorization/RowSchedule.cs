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

    /// <summary>Every row exactly, the cheaper way; or all by the normal equations.</summary>
    public static RowSchedule For(SparseRows matrix, int rank, bool primalOnly) =>
        For(matrix, rank, degree => primalOnly ? SolvePath.Primal : Exact(degree, rank), 0);

    /// <summary>Short rows exactly, all others by so many steps of conjugate gradients.</summary>
    public static RowSchedule ForConjugate(SparseRows matrix, int rank, int steps) =>
        For(matrix, rank, degree => degree <= ShortRow(steps) && Exact(degree, rank) is var path and not SolvePath.Primal ? path : SolvePath.Conjugate, steps);

    private static RowSchedule For(SparseRows matrix, int rank, Func<int, SolvePath> choose, int steps)
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
            var path = choose(degree);
            var count = 1;
            var cost = Cost(path, degree, rank, steps);
            while (path != SolvePath.Primal && count < InterleavedCholesky.Lanes && start + count < order.Length
                && choose(matrix.Degree(order[start + count])) == path
                && (path != SolvePath.DualInterleaved || Tiles(matrix.Degree(order[start + count])) == Tiles(degree)))
            {
                cost += Cost(path, matrix.Degree(order[start + count]), rank, steps);
                count++;
            }

            for (var at = start; at < start + count; at++) textbook += Cost(SolvePath.Primal, matrix.Degree(order[at]), rank, 0);
            groups.Add(new Group(path, start, count, cost));
            flops += cost;
            start += count;
        }

        return new RowSchedule(order, [.. groups.OrderByDescending(group => group.Cost)], flops, textbook);
    }

    private static int Tiles(int degree) => (degree + 3) / 4;

    /// <summary>Entries up to which sixteen rows solved exactly side by side cost less than their steps: n²·r flops at nearly full speed against 4·n·r·(steps + 1) at the speed of the first-level cache.</summary>
    private static int ShortRow(int steps) => Math.Min(MaxInterleaved, 8 * (steps + 1));

    private static SolvePath Exact(int degree, int rank)
    {
        if (degree >= rank - (rank / 8)) return SolvePath.Primal;
        return InterleavedCholesky.IsSupported && degree <= MaxInterleaved ? SolvePath.DualInterleaved : SolvePath.Dual;
    }

    private static double Cost(SolvePath path, int degree, int rank, int steps)
    {
        double n = degree;
        double r = rank;
        return path switch
        {
            SolvePath.Primal => (n * r * r) + (r * r * r / 3) + (2 * n * r) + (2 * r * r),
            SolvePath.Conjugate => ((4 * n) + 12) * r * (steps + 1),
            _ => (n * n * r) + (n * n * n / 3) + (2 * n * r) + (2 * n * n),
        };
    }

    private readonly record struct Group(SolvePath Path, int Start, int Count, double Cost);
}
