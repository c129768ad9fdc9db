using System.Net;
using System.Text.RegularExpressions;

namespace Matchmaker.Web.Tests.Hosting;

/// <summary>Fills in the forms of static pages, as a browser would.</summary>
internal static partial class WebForms
{
    /// <summary>Gets a page, fills in one of its forms, and sends it.</summary>
    public static async Task<HttpResponseMessage> SubmitAsync(this HttpClient client, string path, string form, params (string Name, string Value)[] fields)
    {
        var page = await client.GetStringAsync(new Uri(path, UriKind.Relative));
        using var content = new FormUrlEncodedContent([
            new("_handler", form), new("__RequestVerificationToken", WebUtility.HtmlDecode(Token().Match(page).Groups[1].Value)),
            .. fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value)),
        ]);
        return await client.PostAsync(new Uri(path, UriKind.Relative), content);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
