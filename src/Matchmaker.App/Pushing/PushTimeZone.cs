namespace Matchmaker.App.Pushing;

/// <summary>Time zones by IANA name, and which one to propose to whom.</summary>
public static class PushTimeZone
{
    public const string Universal = "Etc/UTC";

    /// <summary>Of countries with several, the one of the capital; others have to say.</summary>
    private static readonly Dictionary<string, string> ByCountry = new(StringComparer.Ordinal)
    {
        ["BN"] = "Asia/Brunei",
        ["ID"] = "Asia/Jakarta",
        ["KH"] = "Asia/Phnom_Penh",
        ["LA"] = "Asia/Vientiane",
        ["MM"] = "Asia/Yangon",
        ["MY"] = "Asia/Kuala_Lumpur",
        ["PH"] = "Asia/Manila",
        ["SG"] = "Asia/Singapore",
        ["TH"] = "Asia/Bangkok",
        ["TL"] = "Asia/Dili",
        ["VN"] = "Asia/Ho_Chi_Minh",
        ["KR"] = "Asia/Seoul",
        ["JP"] = "Asia/Tokyo",
        ["CN"] = "Asia/Shanghai",
        ["TW"] = "Asia/Taipei",
        ["HK"] = "Asia/Hong_Kong",
        ["IN"] = "Asia/Kolkata",
        ["AU"] = "Australia/Sydney",
        ["NZ"] = "Pacific/Auckland",
        ["GB"] = "Europe/London",
        ["IE"] = "Europe/Dublin",
        ["PT"] = "Europe/Lisbon",
        ["AT"] = "Europe/Vienna",
        ["BE"] = "Europe/Brussels",
        ["CH"] = "Europe/Zurich",
        ["CZ"] = "Europe/Prague",
        ["DE"] = "Europe/Berlin",
        ["DK"] = "Europe/Copenhagen",
        ["ES"] = "Europe/Madrid",
        ["FR"] = "Europe/Paris",
        ["IT"] = "Europe/Rome",
        ["NL"] = "Europe/Amsterdam",
        ["NO"] = "Europe/Oslo",
        ["PL"] = "Europe/Warsaw",
        ["SE"] = "Europe/Stockholm",
        ["BG"] = "Europe/Sofia",
        ["EE"] = "Europe/Tallinn",
        ["FI"] = "Europe/Helsinki",
        ["GR"] = "Europe/Athens",
        ["LT"] = "Europe/Vilnius",
        ["LV"] = "Europe/Riga",
        ["RO"] = "Europe/Bucharest",
        ["UA"] = "Europe/Kyiv",
        ["US"] = "America/New_York",
        ["CA"] = "America/Toronto",
    };

    /// <summary>What to propose to somebody of a country.</summary>
    public static string Of(string country) => ByCountry.TryGetValue(country, out var zone) && IsKnown(zone) ? zone : Universal;

    public static bool IsKnown(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId;

    /// <summary>The zone of a stored name; universal time where this machine no longer knows it.</summary>
    public static TimeZoneInfo Find(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : TimeZoneInfo.Utc;

    /// <summary>Names to choose from, in order: one of each place that this machine knows.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. TimeZoneInfo.GetSystemTimeZones().Where(zone => zone.HasIanaId && zone.Id.Contains('/', StringComparison.Ordinal) && !zone.Id.StartsWith("Etc/", StringComparison.Ordinal))
            .Select(zone => zone.Id).Append(Universal).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
