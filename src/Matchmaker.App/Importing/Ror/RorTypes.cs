using Matchmaker.App.Registry;

namespace Matchmaker.App.Importing.Ror;

/// <summary>The rule that gives an entry of the Research Organization Registry its helix.</summary>
public static class RorTypes
{
    /// <summary>
    /// In order of precedence: the first that is among an entry's types decides. Hospitals and laboratories stand in ROR because they do
    /// research, so they count as academia. ROR cannot tell media and technology firms from the rest of industry.
    /// </summary>
    public static readonly IReadOnlyList<(string Type, Helix Helix)> Precedence =
    [
        ("education", Helix.Academia),
        ("company", Helix.Industry),
        ("government", Helix.Government),
        ("healthcare", Helix.Academia),
        ("facility", Helix.Academia),
        ("nonprofit", Helix.CivilSociety),
        ("archive", Helix.CivilSociety),
        ("funder", Helix.CivilSociety),
        ("other", Helix.CivilSociety),
    ];

    /// <summary>The helix of the types; civil society where there are none, as for <c>other</c>. Null where none of them is known.</summary>
    public static Helix? HelixOf(IReadOnlyCollection<string> types)
    {
        if (types.Count == 0) return Helix.CivilSociety;
        foreach (var (type, helix) in Precedence)
            if (types.Contains(type, StringComparer.OrdinalIgnoreCase)) return helix;
        return null;
    }
}
