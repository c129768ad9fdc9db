using System.Collections.Frozen;

namespace Matchmaker.App.Accounts;

/// <summary>Whether an e-mail address speaks for a web site. A hint for a curator, never a decision.</summary>
public static class EmailDomain
{
    // Addresses that anybody can have say nothing of an organisation.
    private static readonly FrozenSet<string> FreeMail = new[]
    {
        "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "msn.com", "icloud.com", "me.com", "mac.com", "aol.com", "mail.com", "gmx.com", "gmx.net", "gmx.de",
        "proton.me", "protonmail.com", "pm.me", "zoho.com", "yandex.com", "yandex.ru", "mail.ru", "fastmail.com", "tutanota.com", "qq.com", "163.com", "126.com", "naver.com",
        "daum.net", "hanmail.net", "nate.com", "kakao.com",
    }.ToFrozenSet(StringComparer.Ordinal);

    // Sites under these belong to whoever rents a page there, addresses under them to the landlord.
    private static readonly FrozenSet<string> SharedHosts = new[]
    {
        "facebook.com", "instagram.com", "linkedin.com", "youtube.com", "x.com", "twitter.com", "tiktok.com", "google.com", "wixsite.com", "wordpress.com", "blogspot.com", "weebly.com",
        "github.io", "gitlab.io", "webflow.io", "notion.site", "myshopify.com", "squarespace.com", "medium.com", "tumblr.com", "linktr.ee", "behance.net", "naver.com", "kakao.com",
    }.ToFrozenSet(StringComparer.Ordinal);

    // Under a country's domain these are a level of their own: example.co.th, example.or.id.
    private static readonly FrozenSet<string> SecondLevels =
        new[] { "ac", "co", "com", "org", "net", "edu", "gov", "go", "or", "mil", "sch", "web", "biz", "info", "name", "ne", "re", "pe", "in", "id", "my" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether an address belongs to the domain of a site, or to one under it. Never for free-mail providers and shared hosts.</summary>
    public static bool Matches(string? website, string? email)
    {
        if (OfSite(website) is not { } site || OfAddress(email) is not { } mail) return false;
        if (IsFreeMail(mail) || SharedHosts.Contains(site)) return false;
        return mail == site || mail.EndsWith("." + site, StringComparison.Ordinal);
    }

    /// <summary>What stands behind the @, in lower case; null where there is none.</summary>
    public static string? OfAddress(string? email)
    {
        var at = email?.LastIndexOf('@') ?? -1;
        return at > 0 && at < email!.Length - 1 ? email[(at + 1)..].Trim().TrimEnd('.').ToLowerInvariant() : null;
    }

    /// <summary>The part of a site's host that was registered, such as <c>example.co.th</c>; null where it has none.</summary>
    public static string? OfSite(string? website)
    {
        if (!Uri.TryCreate(website, UriKind.Absolute, out var address) || address.HostNameType != UriHostNameType.Dns) return null;
        var labels = address.IdnHost.TrimEnd('.').ToLowerInvariant().Split('.');
        if (labels.Length < 2) return null;
        var isDeep = labels.Length > 2 && labels[^1].Length == 2 && SecondLevels.Contains(labels[^2]);

        // A bare level such as go.id belongs to nobody.
        if (labels.Length == 2 && labels[^1].Length == 2 && SecondLevels.Contains(labels[0])) return null;
        return string.Join('.', labels[^(isDeep ? 3 : 2)..]);
    }

    private static bool IsFreeMail(string domain) => FreeMail.Contains(domain) || domain.StartsWith("yahoo.", StringComparison.Ordinal) || domain.StartsWith("ymail.", StringComparison.Ordinal);
}
