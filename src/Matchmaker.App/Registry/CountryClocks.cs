namespace Matchmaker.App.Registry;

/// <summary>How far apart the clocks of countries are: for who wants to talk in office hours. Countries with several time zones stand with that of their capital; summer time is left out.</summary>
public static class CountryClocks
{
    private static readonly Dictionary<string, double> Hours = new()
    {
        ["BN"] = 8,
        ["ID"] = 7,
        ["KH"] = 7,
        ["LA"] = 7,
        ["MM"] = 6.5,
        ["MY"] = 8,
        ["PH"] = 8,
        ["SG"] = 8,
        ["TH"] = 7,
        ["TL"] = 9,
        ["VN"] = 7,
        ["KR"] = 9,
        ["JP"] = 9,
        ["CN"] = 8,
        ["TW"] = 8,
        ["HK"] = 8,
        ["MO"] = 8,
        ["MN"] = 8,
        ["IN"] = 5.5,
        ["LK"] = 5.5,
        ["NP"] = 5.75,
        ["BD"] = 6,
        ["BT"] = 6,
        ["PK"] = 5,
        ["AU"] = 10,
        ["NZ"] = 12,
        ["PG"] = 10,
        ["FJ"] = 12,
        ["AE"] = 4,
        ["SA"] = 3,
        ["QA"] = 3,
        ["TR"] = 3,
        ["RU"] = 3,
        ["KZ"] = 5,
        ["UZ"] = 5,
        ["IL"] = 2,
        ["EG"] = 2,
        ["ZA"] = 2,
        ["KE"] = 3,
        ["NG"] = 1,
        ["GB"] = 0,
        ["IE"] = 0,
        ["PT"] = 0,
        ["IS"] = 0,
        ["MA"] = 1,
        ["GH"] = 0,
        ["AT"] = 1,
        ["BE"] = 1,
        ["CH"] = 1,
        ["CZ"] = 1,
        ["DE"] = 1,
        ["DK"] = 1,
        ["ES"] = 1,
        ["FR"] = 1,
        ["HR"] = 1,
        ["HU"] = 1,
        ["IT"] = 1,
        ["LU"] = 1,
        ["MT"] = 1,
        ["NL"] = 1,
        ["NO"] = 1,
        ["PL"] = 1,
        ["RS"] = 1,
        ["SE"] = 1,
        ["SI"] = 1,
        ["SK"] = 1,
        ["BG"] = 2,
        ["CY"] = 2,
        ["EE"] = 2,
        ["FI"] = 2,
        ["GR"] = 2,
        ["LT"] = 2,
        ["LV"] = 2,
        ["RO"] = 2,
        ["UA"] = 2,
        ["US"] = -5,
        ["CA"] = -5,
        ["MX"] = -6,
        ["BR"] = -3,
        ["AR"] = -3,
        ["CL"] = -4,
        ["CO"] = -5,
        ["PE"] = -5,
    };

    /// <summary>Hours that a country's clock is ahead of UTC; null where it is not known.</summary>
    public static double? Utc(string? country) => country is not null && Hours.TryGetValue(country, out var hours) ? hours : null;

    /// <summary>Hours between the clocks of two countries, from 0 to 12; null where one is not known.</summary>
    public static double? Apart(string one, string other)
    {
        if (one == other) return 0;
        if (!Hours.TryGetValue(one, out var first) || !Hours.TryGetValue(other, out var second)) return null;
        var apart = Math.Abs(first - second);
        return Math.Min(apart, 24 - apart);
    }
}
