namespace Matchmaker.App.Importing.Files;

/// <summary>
/// Reads records of comma-separated values (RFC 4180; any delimiter). Written for imports rather than taken from a package because a broken
/// record must be named by line, cost no more than its own line, and never be read whole where it is endless.
/// </summary>
internal sealed class DelimitedReader(CheckedText text)
{
    /// <summary>Far above any honest row (the longest text of the registry has 20,000 characters), far below memory.</summary>
    public const int LongestRecord = 1_000_000;

    private readonly List<(int Start, int Length, bool HasEscapes)> _fields = [];
    private char[] _buffer = new char[1 << 16];
    private int _start;
    private int _end;
    private bool _ended;
    private long _nextLine = 1;
    private string _raw = "";

    public char Delimiter { get; set; } = ',';

    /// <summary>The line on which the present record starts, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>What is wrong with the present record; its fields are then of no use.</summary>
    public string? Problem { get; private set; }

    public int Count => _fields.Count;

    /// <summary>The present record as it stands in the file; for one that is too long, its beginning.</summary>
    public string Raw => _raw;

    public string Field(int index)
    {
        var (start, length, hasEscapes) = _fields[index];
        var field = _raw.AsSpan(start, length);
        return hasEscapes ? field.ToString().Replace("\"\"", "\"", StringComparison.Ordinal) : field.ToString();
    }

    /// <summary>Takes for the delimiter the one of <paramref name="candidates"/> that the first line holds most of, outside of quotes.</summary>
    public void DetectDelimiter(ReadOnlySpan<char> candidates)
    {
        var length = -1;
        while (length < 0 && !IsTooLong())
        {
            length = _buffer.AsSpan(_start, _end - _start).IndexOfAny('\r', '\n');
            if (length < 0 && !More()) length = _end - _start;
        }

        var most = 0;
        foreach (var candidate in candidates)
        {
            var count = CountUnquoted(_buffer.AsSpan(_start, Math.Max(length, 0)), candidate);
            if (count <= most) continue;
            most = count;
            Delimiter = candidate;
        }
    }

    /// <summary>Goes to the next record; blank lines are none. False at the end.</summary>
    public bool Read()
    {
        while (true)
        {
            _fields.Clear();
            Problem = null;
            Line = _nextLine;
            if (Peek(0) < 0) return false;
            var length = Parse();
            if (length >= 0) Take(length);
            else Recover();
            var fault = TakeFault();
            Problem ??= fault;
            if (Problem is not null || _fields.Count > 1 || _fields.Count == 1 && _fields[0].Length > 0) return true;
        }
    }

    private static int CountUnquoted(ReadOnlySpan<char> line, char candidate)
    {
        var (count, isQuoted) = (0, false);
        foreach (var character in line)
        {
            if (character == '"') isQuoted = !isQuoted;
            else if (character == candidate && !isQuoted) count++;
        }

        return count;
    }

    private int Parse()
    {
        var position = 0;
        while (true)
        {
            position = Peek(position) == '"' ? ParseQuoted(position + 1) : ParsePlain(position);
            if (position < 0) return -1;
            if (Peek(position) != Delimiter) return position;
            position++;
        }
    }

    private int ParsePlain(int start)
    {
        var position = start;
        while (true)
        {
            var found = _buffer.AsSpan(_start + position, _end - _start - position).IndexOfAny(Delimiter, '\r', '\n');
            position = found < 0 ? _end - _start : position + found;
            if (found < 0 && More())
            {
                if (IsTooLong()) return -1;
                continue;
            }

            _fields.Add((start, position - start, false));
            return position;
        }
    }

    private int ParseQuoted(int start)
    {
        var (position, hasEscapes) = (start, false);
        while (true)
        {
            var found = _buffer.AsSpan(_start + position, _end - _start - position).IndexOf('"');
            if (found < 0)
            {
                position = _end - _start;
                if (More() && !IsTooLong()) continue;
                Problem = $"a quote is opened in column {_fields.Count + 1} and never closed. Close it, or double it (\"\") where it is part of the text.";
                return -1;
            }

            position += found + 1;
            var next = Peek(position);
            if (next == '"')
            {
                hasEscapes = true;
                position++;
                continue;
            }

            _fields.Add((start, position - 1 - start, hasEscapes));
            if (next < 0 || next == Delimiter || next is '\r' or '\n') return position;
            Problem = $"text follows the closing quote of column {_fields.Count}. Double a quote (\"\") that is part of the text, or put the missing separator.";
            return -1;
        }
    }

    // Quotes that do not pair would swallow the rest of the file. Only the first line of such a record is given up; reading goes on behind it.
    private void Recover()
    {
        _fields.Clear();
        var line = _buffer.AsSpan(_start, _end - _start).IndexOfAny('\r', '\n');
        if (line >= 0)
        {
            Problem ??= TooLong();
            Take(line);
            return;
        }

        if (!_ended || _end - _start > LongestRecord) Problem = TooLong();
        var length = Math.Min(_end - _start, 200);
        _raw = new string(_buffer, _start, length);
        DiscardLine();
    }

    private void DiscardLine()
    {
        while (true)
        {
            var line = _buffer.AsSpan(_start, _end - _start).IndexOfAny('\r', '\n');
            _start = line < 0 ? _end : _start + line;
            if (line < 0 && More()) continue;
            PassLineEnd();
            return;
        }
    }

    private void Take(int length)
    {
        _raw = new string(_buffer, _start, length);
        for (var i = 0; i < length; i++)
        {
            if (_raw[i] == '\n' || _raw[i] == '\r' && (i + 1 == length || _raw[i + 1] != '\n')) _nextLine++;
        }

        _start += length;
        PassLineEnd();
    }

    private void PassLineEnd()
    {
        _nextLine++;
        var ending = Peek(0);
        if (ending < 0) return;

        // Peeking may move the record within the buffer: so first look, then step.
        var length = ending == '\r' && Peek(1) == '\n' ? 2 : 1;
        _start += length;
    }

    private string? TakeFault()
    {
        TextFault? first = null;
        while (text.Faults.TryPeek(out var fault) && fault.Line < _nextLine)
        {
            text.Faults.Dequeue();
            first ??= fault;
        }

        return first?.Describe();
    }

    private bool IsTooLong() => _end - _start > LongestRecord;

    private static string TooLong() =>
        $"the line has more than {LongestRecord:N0} characters. No row of a table is that long: check the line ends and the kind of file.";

    private int Peek(int position)
    {
        while (_start + position >= _end)
            if (!More()) return -1;
        return _buffer[_start + position];
    }

    // Offsets count from the start of the record, so that moving the record to the front of the buffer leaves them right.
    private bool More()
    {
        if (_ended) return false;
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end > _buffer.Length - 2) Array.Resize(ref _buffer, _buffer.Length * 2);
        var got = text.Read(_buffer.AsSpan(_end));
        _end += got;
        _ended = got == 0;
        return got > 0;
    }
}
