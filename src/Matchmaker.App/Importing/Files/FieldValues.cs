using System.Globalization;

namespace Matchmaker.App.Importing.Files;

/// <summary>How a table writes its values: date formats, what stands for a missing value, what parts a list.</summary>
internal sealed record FieldValues
{
    public static readonly FieldValues Default = new();

    public IReadOnlyList<string> DateFormats { get; init; } = ["yyyy-MM-dd", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm:ss"];

    /// <summary>Texts that mean "not known" in dates and numbers. Nowhere else: NA is Namibia in a column of countries.</summary>
    public IReadOnlyList<string> Missing { get; init; } = ["NA", "N/A", "NULL", "-"];

    public string ListSeparator { get; init; } = "|";

    /// <summary>A comma parts the decimals, and points the thousands; a number without a comma is read as usual.</summary>
    public bool DecimalComma { get; init; }

    public bool IsMissing(string text)
    {
        foreach (var word in Missing)
            if (word.Equals(text, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    public DateOnly? ParseDate(string text)
    {
        foreach (var format in DateFormats)
            if (DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var date)) return date;
        foreach (var format in DateFormats)
            if (DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return DateOnly.FromDateTime(time);
        return null;
    }

    public decimal? ParseDecimal(string text)
    {
        if (DecimalComma && text.Contains(',', StringComparison.Ordinal)) text = text.Replace(".", "", StringComparison.Ordinal).Replace(',', '.');
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
