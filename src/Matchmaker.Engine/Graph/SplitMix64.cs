namespace Matchmaker.Engine.Graph;

/// <summary>
/// A seeded stream of random numbers that stays the same on every platform and runtime version (Steele, Lea, Flood 2014, "Fast splittable
/// pseudorandom number generators"). A mutable struct: pass it by reference.
/// </summary>
internal struct SplitMix64(ulong seed)
{
    private ulong _state = seed;

    /// <summary>64 uniform bits.</summary>
    public ulong Next()
    {
        var mixed = _state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>Uniform in 0 … <paramref name="bound"/> − 1, by the high half of the 128-bit product; its bias is below 2⁻³².</summary>
    public int NextBelow(int bound) => (int)Math.BigMul(Next(), (ulong)bound, out _);

    /// <summary>Uniform in [0, 1), 53 bits.</summary>
    public double NextUnit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary><paramref name="taken"/> distinct numbers below <paramref name="count"/> in random order; all of them shuffled if taken = count.</summary>
    public int[] Sample(int count, int taken)
    {
        var order = new int[count];
        for (var at = 0; at < count; at++) order[at] = at;
        for (var at = 0; at < taken; at++)
        {
            var other = at + NextBelow(count - at);
            (order[at], order[other]) = (order[other], order[at]);
        }

        return taken == count ? order : order.AsSpan(0, taken).ToArray();
    }
}
