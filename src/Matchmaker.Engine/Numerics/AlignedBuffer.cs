using System.Runtime.InteropServices;

namespace Matchmaker.Engine.Numerics;

/// <summary>Unmanaged floats on a 64-byte boundary, so that no vector load straddles two cache lines. Zero when allocated.</summary>
internal sealed unsafe class AlignedBuffer : IDisposable
{
    private const nuint Alignment = 64;

    public AlignedBuffer(long length)
    {
        var bytes = (nuint)Math.Max(length, 16) * sizeof(float);
        Pointer = (float*)NativeMemory.AlignedAlloc(bytes, Alignment);
        NativeMemory.Clear(Pointer, bytes);
        Length = length;
    }

    ~AlignedBuffer() => Release();

    public float* Pointer { get; private set; }

    public long Length { get; }

    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    private void Release()
    {
        NativeMemory.AlignedFree(Pointer);
        Pointer = null;
    }
}
