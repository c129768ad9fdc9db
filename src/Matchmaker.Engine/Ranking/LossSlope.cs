namespace Matchmaker.Engine.Ranking;

/// <summary>The conditional logit's loss at one point, with its gradient and Hessian.</summary>
internal sealed class LossSlope
{
    private const int Block = 64;
    private readonly double[] _gradient = new double[CandidateList.SignalCount];
    private readonly double[] _hessian = new double[CandidateList.SignalCount * CandidateList.SignalCount];

    public double Loss { get; private set; }

    public ReadOnlySpan<double> Gradient => _gradient;

    /// <summary>Examples are summed in fixed blocks, then blocks in order: the same result on any number of threads.</summary>
    public static LossSlope At(double[] weights, RankingExample[] examples, double[] means, double[] scales, double penalty)
    {
        var blocks = new LossSlope[(examples.Length + Block - 1) / Block];
        Parallel.For(0, blocks.Length, block =>
        {
            var part = new LossSlope();
            for (var at = block * Block; at < Math.Min(examples.Length, (block + 1) * Block); at++) part.Add(weights, examples[at], means, scales, withSlope: true);
            blocks[block] = part;
        });
        return Sum(blocks, weights, examples.Length, penalty);
    }

    public static double LossAt(double[] weights, RankingExample[] examples, double[] means, double[] scales, double penalty)
    {
        var losses = new LossSlope[examples.Length];
        Parallel.For(0, examples.Length, at =>
        {
            losses[at] = new LossSlope();
            losses[at].Add(weights, examples[at], means, scales, withSlope: false);
        });
        return (losses.Sum(part => part.Loss) / examples.Length) + (penalty / 2 * weights.Sum(weight => weight * weight));
    }

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

    private static LossSlope Sum(LossSlope[] parts, double[] weights, int examples, double penalty)
    {
        var sum = new LossSlope();
        var n = weights.Length;
        foreach (var part in parts)
        {
            sum.Loss += part.Loss / examples;
            for (var i = 0; i < n; i++) sum._gradient[i] += part._gradient[i] / examples;
            for (var i = 0; i < n * n; i++) sum._hessian[i] += part._hessian[i] / examples;
        }

        for (var i = 0; i < n; i++)
        {
            sum.Loss += penalty / 2 * weights[i] * weights[i];
            sum._gradient[i] += penalty * weights[i];
            sum._hessian[(i * n) + i] += penalty;
        }

        return sum;
    }

    private void Add(double[] weights, RankingExample example, double[] means, double[] scales, bool withSlope)
    {
        var n = weights.Length;
        var count = example.Candidates.Count;
        var inputs = new double[count * n];
        var scores = new double[count];
        for (var c = 0; c < count; c++)
        {
            var signals = example.Candidates.SignalsOf(c);
            for (var i = 0; i < n; i++)
            {
                inputs[(c * n) + i] = (signals[i] - means[i]) / scales[i];
                scores[c] += weights[i] * inputs[(c * n) + i];
            }
        }

        var greatest = scores.Max();
        var total = scores.Sum(score => Math.Exp(score - greatest));
        var target = 1.0 / example.IsRelevant.Count(isRelevant => isRelevant);
        var mean = new double[n];
        for (var c = 0; c < count; c++)
        {
            var probability = Math.Exp(scores[c] - greatest) / total;
            if (example.IsRelevant[c]) Loss -= target * (scores[c] - greatest - Math.Log(total));
            if (!withSlope) continue;
            var input = inputs.AsSpan(c * n, n);
            var residual = probability - (example.IsRelevant[c] ? target : 0);
            for (var i = 0; i < n; i++)
            {
                _gradient[i] += residual * input[i];
                mean[i] += probability * input[i];
                var weighted = probability * input[i];
                for (var j = 0; j < n; j++) _hessian[(i * n) + j] += weighted * input[j];
            }
        }

        if (!withSlope) return;
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++) _hessian[(i * n) + j] -= mean[i] * mean[j];
    }
}
