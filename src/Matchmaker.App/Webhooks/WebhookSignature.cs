using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Matchmaker.App.Webhooks;

/// <summary>Proves to the receiver that an event comes from here and when it was sent: HMAC-SHA256 over time, a point and the body, with the secret as it was shown.</summary>
public static class WebhookSignature
{
    public const string Header = "Matchmaker-Signature";

    /// <summary>The header's value, such as <c>t=1764000000,v1=5257a869…</c>. The body is signed byte for byte.</summary>
    public static string Of(string secret, DateTimeOffset at, string body)
    {
        var time = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{time}.{body}"));
        return $"t={time},v1={Convert.ToHexStringLower(hash)}";
    }
}
