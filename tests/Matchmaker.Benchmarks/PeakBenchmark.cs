using System.Diagnostics;
using System.Globalization;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Matchmaker.Benchmarks;

/// <summary>What the machine can do at best: fused multiply-adds out of registers, and memory read in sequence.</summary>
internal static class PeakBenchmark
{
    private const int Chains = 12;

    public static void Run(BenchmarkRun run)
    {
        var cores = Environment.ProcessorCount;
        if (Vector512.IsHardwareAccelerated)
        {
            Report(run, "FMA peak, 512-bit, 1 core", Flops(Fma512, 16, 1, run.Quick));
            Report(run, $"FMA peak, 512-bit, {cores} cores", Flops(Fma512, 16, cores, run.Quick));
        }

        if (Vector256.IsHardwareAccelerated)
        {
            Report(run, "FMA peak, 256-bit, 1 core", Flops(Fma256, 8, 1, run.Quick));
            Report(run, $"FMA peak, 256-bit, {cores} cores", Flops(Fma256, 8, cores, run.Quick));
        }

        run.Add("peak", "memory read, 1 core", $"{Bandwidth(1, run.Quick).ToString("F1", CultureInfo.InvariantCulture)} GB/s");
        run.Add("peak", $"memory read, {cores} cores", $"{Bandwidth(cores, run.Quick).ToString("F1", CultureInfo.InvariantCulture)} GB/s");
    }

    /// <summary>GFLOP/s of all cores with the widest vectors, best of several runs.</summary>
    public static double AllCores(bool quick) => Vector512.IsHardwareAccelerated
        ? Flops(Fma512, 16, Environment.ProcessorCount, quick)
        : Flops(Fma256, 8, Environment.ProcessorCount, quick);

    /// <summary>GB/s of reading 512 MB in sequence, best of several runs.</summary>
    public static double Bandwidth(int threads, bool quick)
    {
        var values = new float[128 * 1024 * 1024];
        // Written first: untouched pages are all the same page of zeros, which the cache would serve.
        Array.Fill(values, 1);
        return values.Length * sizeof(float) / BenchmarkRun.Time(quick ? 4 : 12, () => Read(values, threads))[0] / 1e9;
    }

    /// <summary>Reads values once in sequence, each thread its part.</summary>
    public static void Read(ReadOnlyMemory<float> values, int threads)
    {
        if (threads == 1)
        {
            Sink(SumOf(values.Span));
            return;
        }

        var size = values.Length / threads;
        OnThreads(threads, part => Sink(SumOf(values.Span.Slice(part * size, size))));
    }

    /// <summary>Multiplies and adds out of registers on that many threads, with the widest vectors: about a quarter of a second.</summary>
    /// <returns>The floating-point operations it took.</returns>
    public static double Multiply(int threads)
    {
        const int rounds = 50_000_000;
        var wide = Vector512.IsHardwareAccelerated;
        OnThreads(threads, _ => Sink(wide ? Fma512(rounds) : Fma256(rounds)));
        return 2.0 * Chains * (wide ? 16 : 8) * rounds * threads;
    }

    /// <summary>The same on this thread for so many rounds.</summary>
    public static double MultiplyHere(int rounds)
    {
        var wide = Vector512.IsHardwareAccelerated;
        Sink(wide ? Fma512(rounds) : Fma256(rounds));
        return 2.0 * Chains * (wide ? 16 : 8) * rounds;
    }

    private static void Report(BenchmarkRun run, string measure, double gigaflops) =>
        run.Add("peak", measure, $"{gigaflops.ToString("F0", CultureInfo.InvariantCulture)} GFLOP/s");

    private static double Flops(Func<int, float> kernel, int lanes, int threads, bool quick)
    {
        const int rounds = 10_000_000;
        for (var warm = 0; warm < 50; warm++) Sink(kernel(10_000));
        Thread.Sleep(200);
        var best = 0.0;
        for (var repetition = 0; repetition < (quick ? 3 : 10); repetition++)
        {
            var started = Stopwatch.GetTimestamp();
            OnThreads(threads, _ => Sink(kernel(rounds)));
            best = Math.Max(best, 2.0 * Chains * lanes * rounds * threads / Stopwatch.GetElapsedTime(started).TotalSeconds / 1e9);
        }

        return best;
    }

    // Threads of its own: a loop of the pool may run both parts on one thread where the other is slow to come, which gave half of the peak.
    private static void OnThreads(int threads, Action<int> part)
    {
        var others = new Task[threads - 1];
        for (var at = 0; at < others.Length; at++)
        {
            var mine = at + 1;
            others[at] = Task.Factory.StartNew(() => part(mine), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }

        part(0);
        Task.WaitAll(others);
    }

    private static void Sink(float value)
    {
        if (float.IsNaN(value)) throw new ArithmeticException("The sum is not a number.");
    }

    private static unsafe float SumOf(ReadOnlySpan<float> values)
    {
        const int ahead = 2048;
        Vector512<float> s0 = default, s1 = default, s2 = default, s3 = default, s4 = default, s5 = default, s6 = default, s7 = default;
        fixed (float* first = values)
        {
            var end = first + (values.Length / 128 * 128);
            for (var at = first; at < end; at += 128)
            {
                if (Sse.IsSupported)
                {
                    for (var line = 0; line < 128; line += 16) Sse.Prefetch0(at + line + ahead);
                }

                s0 += Vector512.Load(at);
                s1 += Vector512.Load(at + 16);
                s2 += Vector512.Load(at + 32);
                s3 += Vector512.Load(at + 48);
                s4 += Vector512.Load(at + 64);
                s5 += Vector512.Load(at + 80);
                s6 += Vector512.Load(at + 96);
                s7 += Vector512.Load(at + 112);
            }
        }

        return Vector512.Sum(s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7);
    }

    private static float Fma512(int rounds)
    {
        var x = Vector512.Create(0.999f);
        var y = Vector512.Create(0.001f);
        Vector512<float> s0 = default, s1 = default, s2 = default, s3 = default, s4 = default, s5 = default, s6 = default, s7 = default, s8 = default, s9 = default, s10 = default, s11 = default;
        for (var round = 0; round < rounds; round++)
        {
            s0 = Vector512.FusedMultiplyAdd(s0, x, y);
            s1 = Vector512.FusedMultiplyAdd(s1, x, y);
            s2 = Vector512.FusedMultiplyAdd(s2, x, y);
            s3 = Vector512.FusedMultiplyAdd(s3, x, y);
            s4 = Vector512.FusedMultiplyAdd(s4, x, y);
            s5 = Vector512.FusedMultiplyAdd(s5, x, y);
            s6 = Vector512.FusedMultiplyAdd(s6, x, y);
            s7 = Vector512.FusedMultiplyAdd(s7, x, y);
            s8 = Vector512.FusedMultiplyAdd(s8, x, y);
            s9 = Vector512.FusedMultiplyAdd(s9, x, y);
            s10 = Vector512.FusedMultiplyAdd(s10, x, y);
            s11 = Vector512.FusedMultiplyAdd(s11, x, y);
        }

        return Vector512.Sum(s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + s8 + s9 + s10 + s11);
    }

    private static float Fma256(int rounds)
    {
        var x = Vector256.Create(0.999f);
        var y = Vector256.Create(0.001f);
        Vector256<float> s0 = default, s1 = default, s2 = default, s3 = default, s4 = default, s5 = default, s6 = default, s7 = default, s8 = default, s9 = default, s10 = default, s11 = default;
        for (var round = 0; round < rounds; round++)
        {
            s0 = Vector256.FusedMultiplyAdd(s0, x, y);
            s1 = Vector256.FusedMultiplyAdd(s1, x, y);
            s2 = Vector256.FusedMultiplyAdd(s2, x, y);
            s3 = Vector256.FusedMultiplyAdd(s3, x, y);
            s4 = Vector256.FusedMultiplyAdd(s4, x, y);
            s5 = Vector256.FusedMultiplyAdd(s5, x, y);
            s6 = Vector256.FusedMultiplyAdd(s6, x, y);
            s7 = Vector256.FusedMultiplyAdd(s7, x, y);
            s8 = Vector256.FusedMultiplyAdd(s8, x, y);
            s9 = Vector256.FusedMultiplyAdd(s9, x, y);
            s10 = Vector256.FusedMultiplyAdd(s10, x, y);
            s11 = Vector256.FusedMultiplyAdd(s11, x, y);
        }

        return Vector256.Sum(s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + s8 + s9 + s10 + s11);
    }
}
