namespace Matchmaker.Web.Hosting;

/// <summary>Where to go after a form: never to another host.</summary>
public static class LocalAddress
{
    /// <summary>The address if it is a path of this app, else the home page.</summary>
    public static string Of(string? address) =>
        address is ['/', ..] && !address.StartsWith("//", StringComparison.Ordinal) && !address.StartsWith("/\\", StringComparison.Ordinal) && !address.AsSpan().ContainsAny('\r', '\n') ? address : "/";
}
