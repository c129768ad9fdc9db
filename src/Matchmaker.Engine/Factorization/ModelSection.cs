using System.Runtime.InteropServices;

namespace Matchmaker.Engine.Factorization;

/// <summary>A named run of bytes in a model container.</summary>
/// <param name="Name">1 to 40 bytes of UTF-8, different for each section of a container.</param>
/// <param name="Bytes">Its content.</param>
public readonly record struct ModelSection(string Name, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>A section of 32-bit floats or integers, in this machine's byte order, which is the container's. Copies.</summary>
    public static ModelSection Of<T>(string name, ReadOnlySpan<T> values)
        where T : unmanaged => new(name, MemoryMarshal.AsBytes(values).ToArray());
}
