namespace Matchmaker.Engine.Ranking;

/// <summary>penalty/2 · Σ over signals of the mean squared slope, + smoothness/2 · Σ of squared differences between neighbouring slopes: a quadratic form in the weights.</summary>
internal sealed class ShapePenalty(ShapeDesign design, double penalty, double smoothness)
{
    public double At(double[] weights)
    {
        double sum = 0;
        Each((column, pieces, isLast) =>
        {
            sum += penalty / 2 * weights[column] * weights[column] / pieces;
            if (!isLast) sum += smoothness / 2 * (weights[column + 1] - weights[column]) * (weights[column + 1] - weights[column]);
        });
        return sum;
    }

    /// <summary>Adds its gradient and Hessian; the latter of columns × columns.</summary>
    public void AddSlope(double[] weights, double[] gradient, double[] hessian)
    {
        var n = weights.Length;
        Each((column, pieces, isLast) =>
        {
            gradient[column] += penalty * weights[column] / pieces;
            hessian[(column * n) + column] += penalty / pieces;
            if (isLast) return;
            var difference = smoothness * (weights[column + 1] - weights[column]);
            gradient[column] -= difference;
            gradient[column + 1] += difference;
            hessian[(column * n) + column] += smoothness;
            hessian[((column + 1) * n) + column + 1] += smoothness;
            hessian[(column * n) + column + 1] -= smoothness;
            hessian[((column + 1) * n) + column] -= smoothness;
        });
    }

    private void Each(Action<int, int, bool> visit)
    {
        for (var signal = 0; signal < design.FirstColumn.Length - 1; signal++)
        {
            var (from, to) = (design.FirstColumn[signal], design.FirstColumn[signal + 1]);
            for (var column = from; column < to; column++) visit(column, to - from, column + 1 == to);
        }
    }
}
