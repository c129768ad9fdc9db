using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Matchmaker.Engine.Numerics;
using Perfolizer.Horology;

namespace Matchmaker.Benchmarks;

/// <summary>The kernels by themselves, under BenchmarkDotNet.</summary>
public class KernelBenchmarks
{
    private readonly float[] _x = new float[256 * 512];
    private readonly float[] _c = new float[256 * 256];
    private readonly ScoredIndex[] _best = new ScoredIndex[100];

    /// <summary>Factors in a row.</summary>
    [Params(64, 128, 256)]
    public int Rank { get; set; }

    /// <summary>Fills the operands.</summary>
    [GlobalSetup]
    public void Fill()
    {
        var random = new Random(1);
        for (var at = 0; at < _x.Length; at++) _x[at] = random.NextSingle() - 0.5f;
    }

    /// <summary>Inner product.</summary>
    [Benchmark]
    public float Dot() => VectorKernels.Dot(_x.AsSpan(0, Rank), _x.AsSpan(Rank, Rank));

    /// <summary>Rank-128 update of a triangle.</summary>
    [Benchmark]
    public unsafe void AddOuter()
    {
        fixed (float* x = _x, c = _c) MatrixKernels.AddOuter(x, Rank, 128, Rank, c, Rank);
    }

    /// <summary>Cholesky of a matrix of that order, and one solve.</summary>
    [Benchmark]
    public unsafe void FactorAndSolve()
    {
        Array.Clear(_c);
        for (var i = 0; i < Rank; i++) _c[(i * Rank) + i] = 2;
        fixed (float* x = _x, c = _c)
        {
            MatrixKernels.AddOuter(x, Rank, 4, Rank, c, Rank);
            Cholesky.Factor(c, Rank, Rank);
            Cholesky.Solve(c, Rank, Rank, x + (64 * 512));
        }
    }

    /// <summary>Best 100 of 131,072 scores.</summary>
    [Benchmark]
    public int Select() => TopKSelector.Select(_x, _best);

    internal static void Run(BenchmarkRun run)
    {
        // In this process: a copy of the project, which is how it is done otherwise, would have to be restored and built first.
        var job = (run.Quick ? Job.Dry.WithWarmupCount(3).WithIterationCount(5).WithStrategy(RunStrategy.Throughput).WithIterationTime(TimeInterval.FromMilliseconds(50)) : Job.ShortRun)
            .WithToolchain(InProcessEmitToolchain.Instance);
        var config = ManualConfig.CreateEmpty().AddJob(job).AddLogger(NullLogger.Instance).AddColumnProvider(DefaultColumnProviders.Instance);
        var summary = BenchmarkRunner.Run<KernelBenchmarks>(config);
        foreach (var error in summary.ValidationErrors.Where(error => error.IsCritical)) run.Skip("kernels", error.Message);
        foreach (var report in summary.Reports)
        {
            var name = $"{report.BenchmarkCase.Descriptor.WorkloadMethod.Name}, rank {report.BenchmarkCase.Parameters["Rank"]}, µs";
            if (report.ResultStatistics is not { } statistics) run.Skip("kernels", $"{name}: BenchmarkDotNet has no result");
            else run.Add("kernels", name, FormattableString.Invariant($"{statistics.Median / 1000:F3} ({statistics.Min / 1000:F3}–{statistics.Max / 1000:F3})"));
        }
    }
}
