using Matchmaker.App.Registry;
using Matchmaker.App.Search;

namespace Matchmaker.Web.Api.Protocol;

/// <summary>Reads codes out of parameters, as they are spelt in JSON: <c>civil-society</c>.</summary>
internal static class CodeText
{
    /// <exception cref="ApiInputException">There is no such code.</exception>
    public static T? Parse<T>(string field, string? text)
        where T : struct, Enum
    {
        if (text is null) return null;
        foreach (var value in Enum.GetValues<T>())
            if (AspectCodes.Spell(value).Equals(text, StringComparison.OrdinalIgnoreCase)) return value;
        throw new ApiInputException(field, $"'{Short(text)}' is none of {string.Join(", ", Enum.GetValues<T>().Select(value => AspectCodes.Spell(value)))}.");
    }

    /// <exception cref="ApiInputException">There is no such country.</exception>
    public static string? Country(string? text) => text is null ? null
        : Countries.IsKnown(text.ToUpperInvariant()) ? text.ToUpperInvariant()
        : throw new ApiInputException("country", $"'{Short(text)}' is not a two-letter ISO 3166-1 code, such as VN.");

    private static string Short(string text) => text.Length <= 60 ? text : string.Concat(text.AsSpan(0, 57), "…");
}
