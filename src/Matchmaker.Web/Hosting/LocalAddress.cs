using System.Text;

namespace Matchmaker.Web.Hosting;

/// <summary>Where to go after a form: never to another host.</summary>
public static class LocalAddress
{
    /// <summary>The address if it is a path of this app, written so that a header can carry it; else the home page. Browsers leave out control characters, so that one could hide a second slash.</summary>
    public static string Of(string? address) =>
        address is ['/', ..] && address is not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) ? Escaped(address) : "/";

    private static string Escaped(string address)
    {
        if (Ascii.IsValid(address)) return address;
        var text = new StringBuilder();
        foreach (var rune in address.EnumerateRunes()) text.Append(rune.IsAscii ? rune.ToString() : Uri.EscapeDataString(rune.ToString()));
        return text.ToString();
    }
}
