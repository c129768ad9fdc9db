using System.Buffers;
using System.Text.Unicode;

namespace Matchmaker.App.Importing.Files;

/// <summary>
/// Decodes UTF-8 and keeps count of lines and bytes, so that a byte that is not text can be named by its place. Such a byte reads as
/// U+FFFD and is remembered in <see cref="Faults"/>: one bad row need not cost the file.
/// </summary>
internal sealed class CheckedText(Stream stream)
{
    private const int BlockLength = 1 << 16;

    private readonly byte[] _bytes = new byte[BlockLength];
    private int _count;
    private bool _ended;
    private bool _afterReturn;
    private long _line = 1;
    private long _byteInLine;

    /// <summary>Bad bytes among the characters handed out so far, in order; the reader of records takes them off.</summary>
    public Queue<TextFault> Faults { get; } = [];

    /// <summary>Fills some of <paramref name="target"/>, which must hold at least two characters; 0 at the end.</summary>
    public int Read(Span<char> target)
    {
        while (true)
        {
            if (_count == 0 && _ended) return 0;
            var status = Utf8.ToUtf16(_bytes.AsSpan(0, _count), target, out var read, out var written, replaceInvalidSequences: false, isFinalBlock: _ended);
            Advance(_bytes.AsSpan(0, read), target[..written]);
            if (status == OperationStatus.InvalidData && read == 0)
            {
                Faults.Enqueue(new(_line, _byteInLine + 1, _bytes[0]));
                _byteInLine++;
                target[0] = '\uFFFD';
                (read, written) = (1, 1);
            }

            _bytes.AsSpan(read, _count - read).CopyTo(_bytes);
            _count -= read;
            if (written > 0) return written;
            Fill();
        }
    }

    private void Fill()
    {
        var got = stream.Read(_bytes, _count, _bytes.Length - _count);
        _count += got;
        _ended |= got == 0;
    }

    private void Advance(ReadOnlySpan<byte> read, Span<char> written)
    {
        if (read.Contains((byte)0)) written.Replace('\0', '\uFFFD');
        while (!read.IsEmpty)
        {
            var next = read.IndexOfAny((byte)'\n', (byte)'\r', (byte)0);
            if (next != 0) _afterReturn = false;
            if (next < 0)
            {
                _byteInLine += read.Length;
                return;
            }

            _byteInLine += next + 1;
            Pass(read[next]);
            read = read[(next + 1)..];
        }
    }

    // A line ends at \n, at \r\n, and at a lone \r.
    private void Pass(byte special)
    {
        if (special == 0)
        {
            Faults.Enqueue(new(_line, _byteInLine, 0));
        }
        else
        {
            if (special == '\r' || !_afterReturn) _line++;
            _byteInLine = 0;
        }

        _afterReturn = special == '\r';
    }
}
