using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Matchmaker.Engine.Factorization;

/// <summary>Bytes seen as numbers where they lie. For reading only, though the base class cannot say so: it is handed out as read-only memory.</summary>
internal sealed unsafe class ReinterpretedMemory<T>(ReadOnlyMemory<byte> bytes) : MemoryManager<T>
    where T : unmanaged
{
    public override Span<T> GetSpan()
    {
        var numbers = MemoryMarshal.Cast<byte, T>(bytes.Span);
        return MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(numbers), numbers.Length);
    }

    public override MemoryHandle Pin(int elementIndex = 0)
    {
        var handle = bytes.Pin();
        return new MemoryHandle(Unsafe.Add<T>(handle.Pointer, elementIndex), default, null);
    }

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing)
    {
    }
}
