using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Tests.Factorization;

public sealed class FactorAlignmentTests
{
    private static readonly int[] Rows = [0, 1, 1, 2, 2, 3, 3, 0];
    private static readonly int[] Columns = [1, 0, 2, 1, 3, 2, 0, 3];

    [Fact]
    public void Align_NothingChanged_IsTheModelItself()
    {
        var (model, ties) = Trained();

        Assert.Same(model, FactorAlignment.Align(model, [0, 1, 2, 3], new bool[4], ties));
    }

    [Fact]
    public void Align_ActorsMovedNewAndChanged_CopiesTheKnownAndFoldsInTheRest()
    {
        var (model, _) = Trained();

        // Present: the model's 2 and 0, a newcomer who worked with both, another who worked with the newcomer only, and the model's 3, changed: it now works with 0.
        var present = SparseRows.FromEntries(5, 5, [2, 0, 2, 1, 3, 2, 4, 1], [0, 2, 1, 2, 2, 3, 1, 4], [1, 1, 1, 1, 1, 1, 1, 1]);

        var aligned = FactorAlignment.Align(model, [2, 0, -1, -1, 3], [false, false, true, true, true], present);

        Assert.Equal(model.Rows.Row(2).ToArray(), aligned.Rows.Row(0).ToArray());
        Assert.Equal(model.Rows.Row(0).ToArray(), aligned.Rows.Row(1).ToArray());
        Assert.Equal(model.Columns.Row(2).ToArray(), aligned.Columns.Row(0).ToArray());
        Assert.Equal(Fold(model, 0, 2), aligned.Rows.Row(2)[..model.Rank].ToArray(), Closely);
        Assert.Equal(Fold(model.Transpose(), 0, 2), aligned.Columns.Row(2)[..model.Rank].ToArray(), Closely);
        Assert.All(aligned.Rows.Row(3).ToArray(), value => Assert.Equal(0, value));
        Assert.Equal(Fold(model, 0), aligned.Rows.Row(4)[..model.Rank].ToArray(), Closely);
        Assert.NotEqual(model.Rows.Row(3).ToArray(), aligned.Rows.Row(4).ToArray());
        Assert.Equal((5, 5), (aligned.Rows.RowCount, aligned.Columns.RowCount));
    }

    private static bool Closely(float one, float other) => Math.Abs(one - other) < 1e-5;

    private static float[] Fold(FactorModel model, params int[] partners)
    {
        var factor = new float[model.Rank];
        model.FoldIn(partners, [.. partners.Select(_ => 1f)], factor);
        return factor;
    }

    private static (FactorModel Model, SparseRows Ties) Trained()
    {
        var ties = SparseRows.FromEntries(4, 4, Rows, Columns, [.. Rows.Select(_ => 1f)]);
        return (new AlsTrainer().Train(ties, new AlsOptions { Rank = 3, Epochs = 2 }), ties);
    }
}
