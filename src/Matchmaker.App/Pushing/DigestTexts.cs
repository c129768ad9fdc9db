using System.Globalization;
using System.Resources;

namespace Matchmaker.App.Pushing;

/// <summary>The words of digests, in the language of <see cref="CultureInfo.CurrentUICulture"/>.</summary>
internal static class DigestTexts
{
    private static readonly ResourceManager Resources = new(typeof(DigestTexts));

    /// <exception cref="InvalidOperationException">There is no such text.</exception>
    public static string Of(string key, params ReadOnlySpan<object?> facts) =>
        string.Format(CultureInfo.CurrentCulture, Resources.GetString(key, CultureInfo.CurrentUICulture) ?? throw new InvalidOperationException($"The texts of digests have no '{key}'."), facts);

    /// <summary>A text for one or for several; the number is its second gap.</summary>
    public static string Count(string key, string first, int count) => Of($"{key}.{(count == 1 ? "One" : "Other")}", first, count);
}
