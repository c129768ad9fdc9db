using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Evaluation;

/// <summary>For each actor, those with the most similar partners: cosine of the two rows of bare ties.</summary>
internal static class SimilarActors
{
    /// <summary>Actors × actors, up to <paramref name="count"/> entries a row. O(Σ degree²), on all processors, deterministic.</summary>
    public static SparseRows Build(SparseRows ties, int count)
    {
        var rows = new ScoredIndex[ties.RowCount][];
        Parallel.For(0, ties.RowCount, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, () => (Shared: new float[ties.RowCount], Best: new ScoredIndex[count]), (actor, _, work) =>
        {
            foreach (var partner in ties.RowColumns(actor))
                foreach (var other in ties.RowColumns(partner)) work.Shared[other]++;
            work.Shared[actor] = 0;
            for (var other = 0; other < work.Shared.Length; other++)
                if (work.Shared[other] > 0) work.Shared[other] /= MathF.Sqrt((float)ties.Degree(actor) * ties.Degree(other));
            var selected = work.Best.AsSpan(0, TopKSelector.Select(work.Shared, work.Best));
            rows[actor] = [.. selected.ToArray().Where(scored => scored.Score > 0).OrderBy(scored => scored.Index)];
            Array.Clear(work.Shared);
            return work;
        }, _ => { });

        var starts = new int[rows.Length + 1];
        for (var row = 0; row < rows.Length; row++) starts[row + 1] = starts[row] + rows[row].Length;
        return new SparseRows(ties.RowCount, starts, [.. rows.SelectMany(row => row, (_, scored) => scored.Index)], [.. rows.SelectMany(row => row, (_, scored) => scored.Score)]);
    }
}
