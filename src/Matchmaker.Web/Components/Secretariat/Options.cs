using Matchmaker.App.Registry;

namespace Matchmaker.Web.Components.Secretariat;

/// <summary>Choices for drop-downs.</summary>
internal static class Options
{
    /// <summary>The values of an enumeration, in their order.</summary>
    public static IReadOnlyList<Option<T?>> Of<T>(Func<T, string> name)
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(value => new Option<T?>(value, name(value)))];

    /// <summary>The region's countries first, then all others, each by name.</summary>
    public static IReadOnlyList<Option<string>> OfCountries() =>
        [.. Countries.Codes.OrderBy(code => !Countries.Asean.Contains(code)).ThenBy(Countries.Name, StringComparer.CurrentCulture).Select(code => new Option<string>(code, Countries.Name(code)))];
}
