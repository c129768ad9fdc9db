namespace Matchmaker.Engine.Ranking;

/// <summary>Loss, gradient and Hessian of some examples, added up.</summary>
internal sealed class ChoiceSums(int columns, bool withSlope)
{
    /// <summary>Columns and padding: what the matrix kernels want.</summary>
    public int Width { get; } = (columns + 15) & ~15;

    public bool HasSlope => withSlope;

    public double Loss { get; set; }

    public double[] Gradient { get; } = withSlope ? new double[columns] : [];

    /// <summary>Width × width, of which the upper triangle means something.</summary>
    public float[] Hessian { get; } = withSlope ? new float[((columns + 15) & ~15) * ((columns + 15) & ~15)] : [];
}
