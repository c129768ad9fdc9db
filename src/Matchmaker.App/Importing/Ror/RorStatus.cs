namespace Matchmaker.App.Importing.Ror;

/// <summary>Which entries are left out: a body that is closed, or an entry that was a mistake, is nobody to work with.</summary>
internal static class RorStatus
{
    public static string? WhyLeftOut(string? status) => status?.ToUpperInvariant() switch
    {
        "INACTIVE" => "ROR lists it as inactive: it no longer exists, and cannot be a partner.",
        "WITHDRAWN" => "ROR has withdrawn the entry, as a mistake or a double.",
        _ => null,
    };
}
