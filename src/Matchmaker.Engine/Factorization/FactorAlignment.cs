using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Factorization;

/// <summary>
/// Carries the factors of a symmetric (actor × actor) model over to a registry that has grown since: known actors keep theirs; those who are new, or whose partners
/// have changed, are folded in (Hu, Koren and Volinsky 2008, eq. 4 with the other side fixed), without retraining.
/// </summary>
public static class FactorAlignment
{
    /// <summary>Aligns. O(actors · rank + changed · fold-in). Deterministic.</summary>
    /// <param name="model">Trained factors.</param>
    /// <param name="trained">For each present actor, its row in the model, or −1 where it is new.</param>
    /// <param name="isChanged">For each present actor, whether its partners differ from those it was trained with.</param>
    /// <param name="confidences">Present actors × present actors.</param>
    /// <param name="features">Present actors × the features the model was trained with: who is folded in is pulled to what its profile says instead of zero. Null for none.</param>
    /// <returns>The model itself where nothing has changed, else one with a row and a column for each present actor.</returns>
    public static FactorModel Align(FactorModel model, int[] trained, bool[] isChanged, SparseRows confidences, SparseRows? features = null)
    {
        if (trained.Length == model.Rows.RowCount && !isChanged.Contains(true) && IsIdentity(trained)) return model;
        var rows = Fold(model, trained, isChanged, confidences, features);
        var columns = Fold(model.Transpose(), trained, isChanged, confidences, features);
        return new FactorModel(rows, columns, model.Options, model.ColumnGramian) { RowWeights = model.RowWeights, ColumnWeights = model.ColumnWeights };
    }

    private static bool IsIdentity(int[] trained)
    {
        for (var actor = 0; actor < trained.Length; actor++)
            if (trained[actor] != actor) return false;
        return true;
    }

    private static FactorMatrix Fold(FactorModel model, int[] trained, bool[] isChanged, SparseRows confidences, SparseRows? features)
    {
        var rank = model.Rank;
        var aligned = new float[trained.Length * rank];
        Parallel.For(0, trained.Length, actor =>
        {
            var target = aligned.AsSpan(actor * rank, rank);
            if (trained[actor] >= 0 && !isChanged[actor])
            {
                model.Rows.Row(trained[actor]).CopyTo(target);
                return;
            }

            // A partner that the model does not know has no factors to fold in from.
            var known = new List<int>();
            var weights = new List<float>();
            var partners = confidences.RowColumns(actor);
            for (var at = 0; at < partners.Length; at++)
            {
                if (trained[partners[at]] < 0) continue;
                known.Add(trained[partners[at]]);
                weights.Add(confidences.RowValues(actor)[at]);
            }

            // Without partners an actor stays at zero: whoever needs what its profile says asks for it, and nobody takes it for experience.
            if (known.Count == 0) return;
            var mean = features is null || model.RowWeights is null ? [] : new float[rank];
            if (mean.Length > 0) model.FromFeatures(features!.RowColumns(actor), features.RowValues(actor), mean);
            model.FoldIn([.. known], [.. weights], mean, target);
        });
        return FactorMatrix.FromRows(trained.Length, rank, aligned);
    }
}
