using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Ranking;

/// <summary>The conditional logit's loss at one point, with its gradient and Hessian. The Hessian is summed in 32 bits, which is enough for a direction; loss and gradient in 64.</summary>
internal sealed class LossSlope
{
    private const int Block = 64;

    private readonly double[] _gradient;
    private readonly double[] _hessian;

    private LossSlope(double loss, double[] gradient, double[] hessian)
    {
        Loss = loss;
        _gradient = gradient;
        _hessian = hessian;
    }

    public double Loss { get; }

    public ReadOnlySpan<double> Gradient => _gradient;

    /// <summary>Examples are summed in fixed blocks, then blocks in order: the same result on any number of threads. O(candidates · columns²).</summary>
    public static LossSlope At(double[] weights, ChoiceExamples examples, CancellationToken cancellation = default)
    {
        var n = weights.Length;
        var sums = Sum(weights, examples, withSlope: true, cancellation);
        var count = examples.Examples.Length;
        var (loss, gradient, hessian) = (0.0, new double[n], new double[n * n]);
        foreach (var sum in sums)
        {
            loss += sum.Loss / count;
            for (var i = 0; i < n; i++) gradient[i] += sum.Gradient[i] / count;
            for (var i = 0; i < n; i++)
                for (var j = i; j < n; j++) hessian[(i * n) + j] += sum.Hessian[(i * sum.Width) + j] / count;
        }

        for (var i = 0; i < n; i++)
            for (var j = 0; j < i; j++) hessian[(i * n) + j] = hessian[(j * n) + i];
        examples.Penalty.AddSlope(weights, gradient, hessian);
        return new(loss + examples.Penalty.At(weights), gradient, hessian);
    }

    public static double LossAt(double[] weights, ChoiceExamples examples, CancellationToken cancellation = default) =>
        (Sum(weights, examples, withSlope: false, cancellation).Sum(sum => sum.Loss) / examples.Examples.Length) + examples.Penalty.At(weights);

    /// <summary>H⁻¹ g by Gaussian elimination, over the weights that are not held: H is positive definite through the penalty.</summary>
    /// <param name="isHeld">Weights that stay as they are: their direction is 0. Empty for none.</param>
    public double[] NewtonDirection(ReadOnlySpan<bool> isHeld = default)
    {
        var n = _gradient.Length;
        var matrix = (double[])_hessian.Clone();
        var right = (double[])_gradient.Clone();
        for (var held = 0; held < isHeld.Length; held++)
        {
            if (!isHeld[held]) continue;
            right[held] = 0;
            for (var k = 0; k < n; k++) matrix[(held * n) + k] = matrix[(k * n) + held] = k == held ? 1 : 0;
        }

        for (var column = 0; column < n; column++)
        {
            for (var row = column + 1; row < n; row++)
            {
                var factor = matrix[(row * n) + column] / matrix[(column * n) + column];
                if (factor == 0) continue;
                for (var k = column; k < n; k++) matrix[(row * n) + k] -= factor * matrix[(column * n) + k];
                right[row] -= factor * right[column];
            }
        }

        for (var row = n - 1; row >= 0; row--)
        {
            for (var k = row + 1; k < n; k++) right[row] -= matrix[(row * n) + k] * right[k];
            right[row] /= matrix[(row * n) + row];
        }

        return right;
    }

    private static ChoiceSums[] Sum(double[] weights, ChoiceExamples examples, bool withSlope, CancellationToken cancellation)
    {
        var sums = new ChoiceSums[(examples.Examples.Length + Block - 1) / Block];
        Parallel.For(0, sums.Length, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, () => new ChoicePanel(), (block, _, panel) =>
        {
            var sum = new ChoiceSums(weights.Length, withSlope);
            for (var at = block * Block; at < Math.Min(examples.Examples.Length, (block + 1) * Block); at++) panel.Add(sum, weights, examples.Examples[at], examples.Design);
            sums[block] = sum;
            return panel;
        }, _ => { });
        return sums;
    }
}
