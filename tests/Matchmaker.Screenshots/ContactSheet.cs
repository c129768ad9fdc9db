using System.Globalization;
using System.Net;
using System.Text;

namespace Matchmaker.Screenshots;

/// <summary>One page with all pictures side by side, to look at.</summary>
internal static class ContactSheet
{
    public static async Task WriteAsync(string folder, IReadOnlyList<TakenPicture> taken)
    {
        var html = new StringBuilder("""
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>Screenshots</title><style>
            body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem; background: #eef1f2; color: #1d2a2e; }
            section { margin-bottom: 2.5rem; } .row { display: flex; gap: 1rem; align-items: flex-start; overflow-x: auto; }
            figure { margin: 0; flex: none; } img { display: block; width: 340px; border: 1px solid #c4cdd1; background: #fff; } img.phone { width: 160px; }
            figcaption { font-size: 13px; max-width: 340px; } .wrong { color: #a6261d; }
            </style></head><body><h1>Screenshots</h1>

            """);
        foreach (var page in taken.GroupBy(picture => picture.Page))
        {
            html.Append(CultureInfo.InvariantCulture, $"<section><h2>{Encode(page.Key.Name)} <small>{Encode(page.Key.Path)}</small></h2><div class=\"row\">\n");
            foreach (var picture in page)
            {
                html.Append(CultureInfo.InvariantCulture, $"<figure><a href=\"{picture.File}\"><img class=\"{(picture.Look.Width < 600 ? "phone" : "")}\" loading=\"lazy\" src=\"{picture.File}\" alt=\"{Encode(page.Key.Name)}, {picture.Look.Width} pixels, {picture.Look.Theme}\"></a><figcaption>{picture.Look.Width}, {picture.Look.Theme}");
                foreach (var problem in picture.Problems) html.Append(CultureInfo.InvariantCulture, $"<br><span class=\"wrong\">{Encode(problem)}</span>");
                html.Append("</figcaption></figure>\n");
            }

            html.Append("</div></section>\n");
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "index.html"), html.Append("</body></html>\n").ToString());
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
