using System.Buffers;
using System.Globalization;
using System.Text;

namespace Matchmaker.App.Demo;

/// <summary>
/// Writes rows of a CSV file (RFC 4180, UTF-8 without a mark, line feeds) straight into a buffer of bytes: the same bytes whatever the machine and its culture.
/// </summary>
internal sealed class CsvRowWriter : IDisposable
{
    private const int BufferLength = 1 << 18;

    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");

    private readonly Stream _stream;
    private readonly byte[] _buffer = new byte[BufferLength];
    private readonly StringBuilder _cell = new();
    private int _used;
    private bool _isRowEmpty = true;

    public CsvRowWriter(Stream stream, params ReadOnlySpan<string> columns)
    {
        _stream = stream;
        foreach (var column in columns) Cell(column);
        EndRow();
    }

    public CsvRowWriter Cell(ReadOnlySpan<char> text)
    {
        Separate();
        if (text.ContainsAny(Special)) Quoted(text);
        else Append(text);
        return this;
    }

    public CsvRowWriter Cell(int? number)
    {
        if (number is null) return Empty();
        Span<char> digits = stackalloc char[11];
        number.Value.TryFormat(digits, out var length, provider: CultureInfo.InvariantCulture);
        return Cell(digits[..length]);
    }

    public CsvRowWriter Cell(DateOnly? date) => date is { } day ? Cell(Year(day)) : Empty();

    public CsvRowWriter Cell(DateTimeOffset time) => Cell(time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));

    /// <summary>A list in one cell, its entries parted by vertical bars.</summary>
    public CsvRowWriter List(IReadOnlyList<string> entries)
    {
        if (entries.Count == 1) return Cell(entries[0]);
        _cell.Clear().AppendJoin('|', entries);
        return Cell(_cell.ToString());
    }

    public CsvRowWriter Empty()
    {
        Separate();
        return this;
    }

    public void EndRow()
    {
        Append("\n");
        _isRowEmpty = true;
    }

    public void Dispose()
    {
        Flush();
        _stream.Dispose();
    }

    private static string Year(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private void Separate()
    {
        if (!_isRowEmpty) Append(",");
        _isRowEmpty = false;
    }

    private void Quoted(ReadOnlySpan<char> text)
    {
        Append("\"");
        for (var quote = text.IndexOf('"'); quote >= 0; quote = text.IndexOf('"'))
        {
            Append(text[..(quote + 1)]);
            Append("\"");
            text = text[(quote + 1)..];
        }

        Append(text);
        Append("\"");
    }

    private void Append(ReadOnlySpan<char> text)
    {
        // A character takes three bytes at the most (surrogates four for two).
        if (text.Length * 3 > BufferLength - _used) Flush();
        if (text.Length * 3 > BufferLength) throw new ArgumentException("The text of a cell is too long.", nameof(text));
        _used += Encoding.UTF8.GetBytes(text, _buffer.AsSpan(_used));
    }

    private void Flush()
    {
        _stream.Write(_buffer, 0, _used);
        _used = 0;
    }
}
