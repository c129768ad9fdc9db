using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Ranking;

/// <summary>One example's candidates as a matrix of inputs, and what they add to loss, gradient and Hessian. Working memory of one thread.</summary>
internal sealed class ChoicePanel
{
    private float[] _inputs = [];
    private double[] _scores = [];

    /// <summary>
    /// −(1/|R|) Σ over relevant r of ln softmax(score)(r); its gradient Σ (p − target) x; its Hessian the covariance Σ p (x − m)(x − m)ᵀ of the inputs under the softmax p with mean m.
    /// </summary>
    public void Add(ChoiceSums sums, double[] weights, RankingExample example, ShapeDesign design)
    {
        var (n, width, count) = (weights.Length, sums.Width, example.Candidates.Count);
        Prepare(count, width);
        for (var c = 0; c < count; c++)
        {
            var input = _inputs.AsSpan(c * width, n);
            design.Fill(example.Candidates.SignalsOf(c), input);
            _scores[c] = VectorKernels.Dot(weights, input);
        }

        var scores = _scores.AsSpan(0, count);
        var greatest = double.NegativeInfinity;
        foreach (var score in scores) greatest = Math.Max(greatest, score);
        double total = 0;
        foreach (var score in scores) total += Math.Exp(score - greatest);
        var target = 1.0 / example.IsRelevant.Count(isRelevant => isRelevant);
        for (var c = 0; c < count; c++)
            if (example.IsRelevant[c]) sums.Loss -= target * (scores[c] - greatest - Math.Log(total));
        if (!sums.HasSlope) return;
        for (var c = 0; c < count; c++) scores[c] = Math.Exp(scores[c] - greatest) / total;
        AddGradient(sums, example, target, n, width);
        AddHessian(sums, count, n, width);
    }

    private void AddGradient(ChoiceSums sums, RankingExample example, double target, int n, int width)
    {
        for (var c = 0; c < example.Candidates.Count; c++)
        {
            var residual = _scores[c] - (example.IsRelevant[c] ? target : 0);
            VectorKernels.AddScaled(residual, _inputs.AsSpan(c * width, n), sums.Gradient);
        }
    }

    private unsafe void AddHessian(ChoiceSums sums, int count, int n, int width)
    {
        var mean = new float[n];
        for (var c = 0; c < count; c++)
        {
            VectorKernels.AddScaled((float)_scores[c], _inputs.AsSpan(c * width, n), mean);
        }

        for (var c = 0; c < count; c++)
        {
            var root = (float)Math.Sqrt(_scores[c]);
            var input = _inputs.AsSpan(c * width, n);
            VectorKernels.AddScaled(-1, mean, input);
            VectorKernels.Scale(root, input);
        }

        fixed (float* inputs = _inputs, hessian = sums.Hessian) MatrixKernels.AddOuter(inputs, width, count, width, hessian, width);
    }

    private void Prepare(int count, int width)
    {
        if (_inputs.Length < count * width)
        {
            _inputs = new float[count * width];
            _scores = new double[count];
        }

        // The padding of another width may hold inputs of an earlier example.
        else _inputs.AsSpan(0, count * width).Clear();
        if (_scores.Length < count) _scores = new double[count];
    }
}
