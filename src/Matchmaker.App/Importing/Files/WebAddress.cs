using Matchmaker.App.Storage;

namespace Matchmaker.App.Importing.Files;

/// <summary>Completes addresses as people write them: <c>www.example.org</c>.</summary>
internal static class WebAddress
{
    /// <summary>The address with its protocol, or null where the text is no web address.</summary>
    public static string? Complete(string text)
    {
        var address = text.Contains("://", StringComparison.Ordinal) ? text : "https://" + text;
        var isAddress = Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            && uri!.Host.Contains('.', StringComparison.Ordinal) && !address.Any(char.IsWhiteSpace);
        return isAddress && address.Length <= RegistryRules.WebsiteLength ? address : null;
    }
}
