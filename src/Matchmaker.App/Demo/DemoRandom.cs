using System.Numerics;

namespace Matchmaker.App.Demo;

/// <summary>
/// The generator's own random numbers, so that they never change with the runtime: xoshiro256** (Blackman and Vigna 2018), seeded through SplitMix64
/// from a seed, a purpose and an index. Each record has its own stream and can be made without those before it.
/// Real numbers come from exact operations only (no logarithm, no power), since their last bit differs between machines.
/// </summary>
internal struct DemoRandom
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    public DemoRandom(long seed, DemoStream purpose, long index = 0)
    {
        var state = Mix((ulong)seed + 0x9E3779B97F4A7C15UL * ((ulong)purpose + 1)) ^ Mix((ulong)index + 0xD1B54A32D192ED03UL);
        _s0 = Next(ref state);
        _s1 = Next(ref state);
        _s2 = Next(ref state);
        _s3 = Next(ref state);
    }

    public ulong NextBits()
    {
        var result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        var t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>Uniform in [0, 1), a multiple of 2⁻⁵³.</summary>
    public double NextUnit() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in [0, <paramref name="bound"/>); the bias of at most bound/2⁶⁴ does not matter here.</summary>
    public int Below(int bound) => (int)Math.BigMul(NextBits(), (ulong)bound, out _);

    /// <summary>Uniform in [<paramref name="first"/>, <paramref name="last"/>].</summary>
    public int Between(int first, int last) => first + Below(last - first + 1);

    public bool Chance(double probability) => NextUnit() < probability;

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>An index drawn in proportion to the weights.</summary>
    public int PickWeighted(ReadOnlySpan<double> weights)
    {
        var total = 0.0;
        foreach (var weight in weights) total += weight;
        var left = NextUnit() * total;
        for (var i = 0; i < weights.Length - 1; i++)
        {
            left -= weights[i];
            if (left < 0) return i;
        }

        return weights.Length - 1;
    }

    /// <summary>A heavy tail: the chance to exceed x is about x^-1.6, cut at <paramref name="most"/>.</summary>
    public double NextHeavyTail(double most)
    {
        var u = 1 - NextUnit();
        var root = Math.Sqrt(u);
        return Math.Min(most, 1 / (root * Math.Sqrt(Math.Sqrt(root))));
    }

    public void Shuffle(Span<int> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private static ulong Next(ref ulong state) => Mix(state += 0x9E3779B97F4A7C15UL);

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
