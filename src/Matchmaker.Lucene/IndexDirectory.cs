using Lucene.Net.Store;

namespace Matchmaker.Lucene;

/// <summary>
/// Lucene's files, read at a position and without locks. Not mapped into memory: a mapped file that somebody cuts off ends the process, where here a read fails.
/// </summary>
internal sealed class IndexDirectory(string path) : FSDirectory(new DirectoryInfo(path), null)
{
    public override IndexInput OpenInput(string name, IOContext context)
    {
        EnsureOpen();
        return new FileInput(Path.Combine(Directory.FullName, name), context);
    }

    private sealed class FileInput : BufferedIndexInput
    {
        private readonly Microsoft.Win32.SafeHandles.SafeFileHandle _file;
        private bool _isClone;

        public FileInput(string path, IOContext context)
            : base(path, context)
        {
            _file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.RandomAccess);
            Length = RandomAccess.GetLength(_file);
        }

        public override long Length { get; }

        public override object Clone()
        {
            var clone = (FileInput)base.Clone();
            clone._isClone = true;
            return clone;
        }

        protected override void ReadInternal(byte[] b, int offset, int length)
        {
            var position = Position;
            while (length > 0)
            {
                var read = RandomAccess.Read(_file, b.AsSpan(offset, length), position);
                if (read == 0) throw new EndOfStreamException($"It ends too early: {this}.");
                (offset, length, position) = (offset + read, length - read, position + read);
            }
        }

        protected override void SeekInternal(long pos)
        {
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing && !_isClone) _file.Dispose();
        }
    }
}
