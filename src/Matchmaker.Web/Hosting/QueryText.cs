using System.Globalization;

namespace Matchmaker.Web.Hosting;

/// <summary>Reads what an address carries behind its question mark: anybody can write there what they like, and a page should not fail of it.</summary>
public static class QueryText
{
    /// <summary>The number that a text is; null where it is none.</summary>
    public static long? Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
