using Matchmaker.Engine.Ranking.Balance;

namespace Matchmaker.Engine.Tests.Ranking.Balance;

public sealed class QuickSelectTests
{
    [Fact]
    public void Smallest_RandomRunsWithTiesAndInfinities_AgreesWithSorting()
    {
        var random = new Random(5);
        for (var round = 0; round < 500; round++)
        {
            double[] values = [.. Enumerable.Range(0, random.Next(1, 40)).Select(_ => random.Next(8) switch
            {
                0 => double.NegativeInfinity,
                1 => double.PositiveInfinity,
                _ => random.Next(10),
            })];
            var rank = random.Next(values.Length);

            Assert.Equal(values.Order().ElementAt(rank), QuickSelect.Smallest(values.ToArray(), rank));
        }
    }
}
