using System.Globalization;
using Matchmaker.App.Importing.Rows;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage;

namespace Matchmaker.App.Importing.Files;

/// <summary>
/// The fields of one row by column name, read as what they should be. A field that is not what it should be becomes a
/// <see cref="RowProblem"/> of the row and reads as missing, so that one pass finds everything that is wrong.
/// </summary>
internal sealed class RowFields(Table source, FieldValues values)
{
    private readonly List<RowProblem> _problems = [];
    private readonly List<RowWarning> _warnings = [];

    public IReadOnlyList<RowProblem> Problems => _problems;

    public IReadOnlyList<RowWarning> Warnings => _warnings;

    public RowOrigin Origin => source.Origin;

    public void Reject(string column, string reason) => _problems.Add(new(source.ColumnOf(column), reason));

    /// <summary>Notes that a value was left out although its row is kept.</summary>
    public void Warn(string column, string what, string value) => _warnings.Add(new($"{source.ColumnOf(column)}: {what}, left out", Example(value)));

    /// <summary>The trimmed text; null where the column is missing or blank.</summary>
    public string? Text(string column) => source.Find(column) is { } text && text.AsSpan().Trim() is { IsEmpty: false } trimmed
        ? trimmed.Length == text.Length ? text : trimmed.ToString()
        : null;

    public string? Required(string column)
    {
        var text = Text(column);
        if (text is null) Reject(column, "is empty, and is needed.");
        return text;
    }

    /// <summary>The text, unless it is one of the words that mean "not known".</summary>
    public string? Known(string column) => Text(column) is { } text && !values.IsMissing(text) ? text : null;

    /// <summary>The text. One that says the same several times over (<c>PRC;PRC</c>, as where a register joined two entries) is what it says, with a remark.</summary>
    public string? Once(string column)
    {
        if (Text(column) is not { } text || !text.Contains(';', StringComparison.Ordinal)) return Text(column);
        var parts = text.Split(';', StringSplitOptions.TrimEntries);
        if (Array.Exists(parts, part => part != parts[0]) || parts[0].Length == 0) return text;
        _warnings.Add(new($"{source.ColumnOf(column)}: the same value several times over, taken once", Example(text)));
        return parts[0];
    }

    public DateOnly? Date(string column)
    {
        if (Known(column) is not { } text) return null;
        var date = values.ParseDate(text);
        if (date is null) Reject(column, $"'{Shorten(text)}' is not a date. Write it as {string.Join(" or ", values.DateFormats.Take(2))}, such as 2024-05-31.");
        return date;
    }

    public DateTimeOffset? Time(string column)
    {
        if (Known(column) is not { } text) return null;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time))
        {
            // PostgreSQL keeps times to the microsecond; a finer one would look new at every run.
            return time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond));
        }

        Reject(column, $"'{Shorten(text)}' is not a point in time. Write it as 2024-05-31T14:30:00Z.");
        return null;
    }

    public decimal? Money(string column)
    {
        if (Known(column) is not { } text) return null;
        if (values.ParseDecimal(text) is { } number && Math.Abs(number) < 1e16m) return number;
        Reject(column, $"'{Shorten(text)}' is not an amount. Write it without separators of thousands, such as 12500.50.");
        return null;
    }

    public double? Number(string column)
    {
        if (Known(column) is not { } text) return null;
        if (values.ParseDecimal(text) is { } number) return (double)number;
        Reject(column, $"'{Shorten(text)}' is not a number.");
        return null;
    }

    public int? Whole(string column)
    {
        if (Known(column) is not { } text) return null;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return number;
        Reject(column, $"'{Shorten(text)}' is not a whole number.");
        return null;
    }

    /// <summary>Yes or no in the spellings people use; null where blank.</summary>
    public bool? Flag(string column)
    {
        if (Known(column) is not { } text) return null;
        switch (text.ToUpperInvariant())
        {
            case "TRUE" or "YES" or "Y" or "1":
                return true;
            case "FALSE" or "NO" or "N" or "0":
                return false;
            default:
                Reject(column, $"'{Shorten(text)}' is neither yes nor no.");
                return null;
        }
    }

    public string? Country(string column, bool required = false)
    {
        if ((required ? Required(column) : Text(column)) is null) return null;
        var text = Once(column)!;
        var country = Countries.Parse(text);
        if (country is null) Reject(column, $"'{Shorten(text)}' is no country. Use the two-letter code of ISO 3166-1, such as VN (EL and UK are understood too).");
        return country;
    }

    /// <summary>A web address. What registers list is often no address: it is then left out with a warning, where <paramref name="isRegister"/> says so.</summary>
    public string? Website(string column, bool isRegister)
    {
        if (Known(column) is not { } text) return null;
        if (WebAddress.Complete(text) is { } address) return address;
        if (isRegister) Warn(column, "not a web address", text);
        else Reject(column, $"'{Shorten(text)}' is not a web address; write it as https://example.org.");
        return null;
    }

    /// <summary>The entries of a list, without blanks and doubles.</summary>
    public IReadOnlyList<string> List(string column)
    {
        if (Text(column) is not { } text) return [];
        var entries = text.Split(values.ListSeparator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return entries.Length > 1 ? entries.Distinct(StringComparer.Ordinal).ToArray() : entries;
    }

    /// <summary>One of the words of an enumeration: <c>civil-society</c>, <c>Civil society</c> and <c>CivilSociety</c> are the same.</summary>
    public T? Word<T>(string column)
        where T : struct, Enum
    {
        if (Text(column) is not { } text) return null;
        var folded = string.Concat(text.Where(char.IsLetter));
        foreach (var value in Enum.GetValues<T>())
            if (value.ToString().Equals(folded, StringComparison.OrdinalIgnoreCase)) return value;
        Reject(column, $"'{Shorten(text)}' is none of {string.Join(", ", Enum.GetNames<T>().Select(Codes.Kebab))}.");
        return null;
    }

    /// <summary>An id with its register: <c>pic:999854661</c>.</summary>
    public ExternalKey? Key(string column, bool required = false)
    {
        var text = required ? Required(column) : Text(column);
        return text is null ? null : Key(column, text);
    }

    public ExternalKey? Key(string column, string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && colon < text.Length - 1) return new(text[..colon].Trim().ToLowerInvariant(), text[(colon + 1)..].Trim());
        Reject(column, $"'{Shorten(text)}' lacks its register. Write scheme:value, such as demo:17 or pic:999854661.");
        return null;
    }

    /// <summary>The row's problems and warnings put onto what was read from it.</summary>
    public ImportRow Finish(ImportRow row) => row with { Problems = _problems, Warnings = _warnings };

    private string Example(string value) => $"{Shorten(value)} ({Origin.File}, {Origin.Place(null)})";

    private static string Shorten(string text) => text.Length <= 60 ? text : string.Concat(text.AsSpan(0, 57), "…");
}
