using Matchmaker.App.Registry;

namespace Matchmaker.App.Importing.Cordis;

/// <summary>The rule that gives a CORDIS activity type its helix.</summary>
public static class CordisTypes
{
    /// <summary>CORDIS knows six types, and none of them can tell media and technology firms from the rest of industry.</summary>
    public static readonly IReadOnlyDictionary<string, Helix> HelixOf = new Dictionary<string, Helix>(StringComparer.OrdinalIgnoreCase)
    {
        ["HES"] = Helix.Academia,
        ["REC"] = Helix.Academia,
        ["PRC"] = Helix.Industry,
        ["PUB"] = Helix.Government,
        ["OTH"] = Helix.CivilSociety,
    };
}
