using System.Buffers;
using System.IO.MemoryMappedFiles;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.App.Models;

/// <summary>A whole file mapped for reading, as memory; reading it after disposal throws. Files of up to 2 GB.</summary>
internal sealed class MappedBytes : IDisposable
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly IMemoryOwner<byte> _bytes;

    public MappedBytes(string path)
    {
        // Whoever replaces the file by renaming another over it disturbs no reader: the mapping keeps the old one.
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        var length = checked((int)stream.Length);
        _file = MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        _view = _file.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
        _bytes = new UnmanagedMemory(_view.SafeMemoryMappedViewHandle.DangerousGetHandle() + (nint)_view.PointerOffset, length);
    }

    /// <summary>The file's bytes.</summary>
    public ReadOnlyMemory<byte> Memory => _bytes.Memory;

    public void Dispose()
    {
        _bytes.Dispose();
        _view.Dispose();
        _file.Dispose();
    }
}
