using System.Text;
using QRCoder;

namespace Matchmaker.Web.Components.Accounts;

/// <summary>The key of a second factor as a picture for an authenticator's camera.</summary>
internal static class FactorPicture
{
    /// <summary>An address that holds the picture itself.</summary>
    public static string Of(string email, string key)
    {
        var address = $"otpauth://totp/Matchmaker:{Uri.EscapeDataString(email)}?secret={key}&issuer=Matchmaker&digits=6";
        using var code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var picture = new SvgQRCode(code);
        return "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(picture.GetGraphic(5)));
    }
}
