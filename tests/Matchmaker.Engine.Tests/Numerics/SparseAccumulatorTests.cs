using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Tests.Numerics;

public sealed class SparseAccumulatorTests
{
    [Fact]
    public void Add_RandomAdditionsAndClearings_EqualsADictionary()
    {
        var random = new Random(1);
        var sums = new SparseAccumulator(20);
        for (var round = 0; round < 50; round++)
        {
            var plain = new Dictionary<int, double>();
            var order = new List<int>();
            for (var step = random.Next(30); step > 0; step--)
            {
                var (index, value) = (random.Next(20), (double)random.Next(-3, 4));
                sums.Add(index, value);
                if (plain.TryAdd(index, value)) order.Add(index);
                else plain[index] += value;
            }

            Assert.Equal(order, sums.Touched.ToArray());
            for (var index = 0; index < 20; index++) Assert.Equal(plain.GetValueOrDefault(index), sums[index]);
            sums.Clear();
            Assert.Equal(0, sums.Touched.Length);
        }
    }

    [Fact]
    public void Reset_TouchedIndex_IsZeroAndStaysTouchedOnce()
    {
        var sums = new SparseAccumulator(3);
        sums.Add(2, 5);
        sums.Reset(2);

        Assert.Equal(0, sums[2]);
        sums.Add(2, 1);
        Assert.Equal([2], sums.Touched.ToArray());
        Assert.Equal(1, sums[2]);
    }

    [Fact]
    public void Add_OutsideTheRange_Throws() => Assert.Throws<IndexOutOfRangeException>(() => new SparseAccumulator(3).Add(3, 1));
}
