using System.Buffers;

namespace Matchmaker.Engine.Numerics;

/// <summary>
/// Bytes at an address, such as a mapped file's, as memory that the rest of the engine can read without copying.
/// Whoever owns the address keeps it valid until this is disposed of, and disposes of this first: after that every access throws.
/// </summary>
/// <param name="address">First byte.</param>
/// <param name="length">Number of bytes.</param>
public sealed unsafe class UnmanagedMemory(nint address, int length) : MemoryManager<byte>
{
    private nint _address = address;

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">Disposed of.</exception>
    public override Span<byte> GetSpan()
    {
        ObjectDisposedException.ThrowIf(_address == 0, this);
        return new Span<byte>((void*)_address, length);
    }

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">Disposed of.</exception>
    public override MemoryHandle Pin(int elementIndex = 0)
    {
        ObjectDisposedException.ThrowIf(_address == 0, this);
        return new MemoryHandle((byte*)_address + elementIndex);
    }

    /// <inheritdoc/>
    public override void Unpin()
    {
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => _address = 0;
}
