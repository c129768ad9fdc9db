namespace Matchmaker.Engine.Tests.Numerics;

internal static class RandomFloats
{
    /// <summary>Uniform in [-1, 1), the same for the same seed.</summary>
    public static float[] Of(int length, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => (2 * random.NextSingle()) - 1)];
    }
}
