using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Factorization;

/// <summary>One thread's scratch memory for exact solves, allocated once for a training run.</summary>
internal sealed unsafe class SolverWorkspace : IDisposable
{
    /// <summary>32 kB: gathered rows that the first-level cache holds while every tile of their product reads them.</summary>
    private const int PanelFloats = 8192;

    private readonly AlignedBuffer _memory;

    public SolverWorkspace(int stride)
    {
        PanelRows = Math.Max(64, PanelFloats / stride);
        var interleavedRows = InterleavedCholesky.IsSupported ? InterleavedCholesky.Lanes * RowSchedule.MaxInterleaved : 0;
        var panel = (long)Math.Max(Math.Max(PanelRows, stride + 16), interleavedRows) * stride;
        var system = (long)(stride + 16) * (stride + 16);
        var tiles = InterleavedCholesky.TileCount(RowSchedule.MaxInterleaved / 4) * 16L * InterleavedCholesky.Lanes;
        var rightHandSides = Math.Max(stride + 16L, RowSchedule.MaxInterleaved * InterleavedCholesky.Lanes);
        rightHandSides = Math.Max(rightHandSides, PanelRows);
        _memory = new AlignedBuffer(panel + system + (2 * tiles) + rightHandSides + (2 * stride) + 64);
        Panel = _memory.Pointer;
        System = Panel + panel;
        Tiles = System + system;
        Interleaved = Tiles + tiles;
        RightHandSide = Interleaved + tiles;
        Scale = RightHandSide + ((rightHandSides + 15) / 16 * 16);
        Solution = Scale + stride;
    }

    /// <summary>Rows of factors gathered at a time by the normal equations.</summary>
    public int PanelRows { get; }

    /// <summary>Gathered rows of factors.</summary>
    public float* Panel { get; }

    /// <summary>One dense system.</summary>
    public float* System { get; }

    /// <summary>Tiles of sixteen systems, system after system.</summary>
    public float* Tiles { get; }

    /// <summary>The same tiles, interleaved.</summary>
    public float* Interleaved { get; }

    /// <summary>Right-hand sides in the space of entries.</summary>
    public float* RightHandSide { get; }

    /// <summary>One over the root of the diagonal.</summary>
    public float* Scale { get; }

    /// <summary>One vector in the space of factors.</summary>
    public float* Solution { get; }

    public void Dispose() => _memory.Dispose();
}
