namespace Matchmaker.Engine.Tests.Numerics;

internal static class Closeness
{
    public static void AllClose(IReadOnlyList<double> expected, IReadOnlyList<double> actual, double tolerance)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (var at = 0; at < expected.Count; at++)
        {
            Assert.True(
                Math.Abs(expected[at] - actual[at]) <= tolerance,
                $"Element {at}: expected {expected[at]}, got {actual[at]}, tolerance {tolerance}.");
        }
    }

    public static void AllClose(IReadOnlyList<float> expected, IReadOnlyList<float> actual, double tolerance) =>
        AllClose([.. expected.Select(one => (double)one)], actual.Select(one => (double)one).ToArray(), tolerance);
}
