using Matchmaker.App.Importing.Rows;

namespace Matchmaker.App.Importing.Ror;

/// <summary>Ids in ROR and the registers it refers to, without the decoration some carry.</summary>
internal static class RorIds
{
    private const string Address = "ror.org/";

    /// <summary><c>https://ror.org/05914mm11</c> becomes <c>ror:05914mm11</c>.</summary>
    public static ExternalKey Own(string id)
    {
        var start = id.IndexOf(Address, StringComparison.OrdinalIgnoreCase);
        return new("ror", start < 0 ? id : id[(start + Address.Length)..]);
    }

    /// <summary>An id of another register; ISNIs lose the spaces they are printed with.</summary>
    public static ExternalKey Other(string type, string value)
    {
        var scheme = type.ToLowerInvariant();
        return new(scheme, scheme == "isni" ? value.Replace(" ", "", StringComparison.Ordinal) : value);
    }
}
