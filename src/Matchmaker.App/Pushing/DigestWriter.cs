using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Matchmaker.App.Matching;
using Matchmaker.App.Notifications;
using Matchmaker.App.Registry;

namespace Matchmaker.App.Pushing;

/// <summary>Writes the mail of a digest, as text and as a page that loads nothing, in the language of the person. Safe for several threads.</summary>
public sealed class DigestWriter(PushUnsubscribe unsubscribe, MailOptions mail)
{
    /// <summary>What its mails are called in the outbox.</summary>
    public const string Kind = "suggestions";

    /// <summary>What tells a digest's mail from all others.</summary>
    internal static string KeyOf(string publicId) => KeyPrefix + publicId;

    /// <summary>The digest of a mail; null where the mail is none's.</summary>
    internal static string? PublicIdOf(string key) => key.StartsWith(KeyPrefix, StringComparison.Ordinal) ? key[KeyPrefix.Length..] : null;

    private const string KeyPrefix = "digest:";

    // Letters of every script as they are; what means something in HTML is written so that it does not.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The mail; null where the organisation, or everybody in it, has left the registry in the meantime.</summary>
    /// <param name="person">Whom it is for.</param>
    /// <param name="digest">What to tell.</param>
    /// <param name="labels">Names by key; who is gone is missing.</param>
    /// <param name="notBefore">When it may leave.</param>
    public OutboxLetter? Write(PushRecipient person, PushDigest digest, IReadOnlyDictionary<long, ActorLabel> labels, DateTimeOffset notBefore) => PushLanguage.In(person.Preference.Language, () =>
    {
        if (!labels.TryGetValue(digest.ActorId, out var actor)) return null;
        var lines = digest.Suggestions.Where(one => labels.ContainsKey(one.PartnerId)).Select(one => Line(one, labels)).ToList();
        if (lines.Count == 0) return null;
        var address = unsubscribe.AddressFor(person.Preference.AccountId, digest.ActorId);
        var preferences = string.Create(CultureInfo.InvariantCulture, $"{mail.PublicAddress}/acting-for/{digest.ActorId}?to=%2Forganisation%23told");
        return new OutboxLetter
        {
            Key = KeyOf(digest.PublicId),
            Kind = Kind,
            To = person.Email,
            Subject = DigestTexts.Count("Subject", actor.Name, lines.Count),
            Text = Text(person, actor, lines, preferences, address),
            Html = Html(person, actor, lines, preferences, address),
            UnsubscribeUrl = address,
            NotBefore = notBefore,
        };
    });

    private DigestLine Line(PushedSuggestion one, IReadOnlyDictionary<long, ActorLabel> labels)
    {
        var partner = labels[one.PartnerId];
        return new(partner.Name, CountryTexts.PlaceOf(partner.City, partner.Country), one.Reasons.Say(partner, labels), $"{mail.PublicAddress}/s/{one.PublicId}");
    }

    private string Text(PushRecipient person, ActorLabel actor, List<DigestLine> lines, string preferences, string unsubscribeAddress)
    {
        var text = new StringBuilder($"{DigestTexts.Of("Hello", person.Name)}\n\n{DigestTexts.Count("Intro", actor.Name, lines.Count)}\n");
        for (var at = 0; at < lines.Count; at++)
        {
            text.Append(CultureInfo.CurrentCulture, $"\n{at + 1}. {lines[at].Name} ({lines[at].Place})\n");
            foreach (var reason in lines[at].Reasons) text.Append(CultureInfo.InvariantCulture, $"   – {reason}\n");
            text.Append(CultureInfo.InvariantCulture, $"   {lines[at].Address}\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"\n{DigestTexts.Of("All")}: {mail.PublicAddress}/partners\n\n-- \n{DigestTexts.Of($"Because.{person.Preference.Rhythm}", actor.Name)}\n")
            .Append(CultureInfo.InvariantCulture, $"{DigestTexts.Of("Preferences")}: {preferences}\n{DigestTexts.Of("Unsubscribe")}: {unsubscribeAddress}\n").ToString();
    }

    private string Html(PushRecipient person, ActorLabel actor, List<DigestLine> lines, string preferences, string unsubscribeAddress)
    {
        static string E(string text) => Encoder.Encode(text);
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            <!DOCTYPE html>
            <html lang="{E(person.Preference.Language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light"><title>{E(DigestTexts.Count("Subject", actor.Name, lines.Count))}</title></head>
            <body style="margin:0;padding:24px 12px;background:#f4f5f7;color:#1f2430;font-family:-apple-system,'Segoe UI',Roboto,'Noto Sans',Helvetica,Arial,sans-serif;font-size:16px;line-height:1.5">
            <div style="max-width:600px;margin:0 auto">
            <p style="margin:0 0 16px;font-weight:700;color:#0b5d6b">Matchmaker</p>
            <p style="margin:0 0 8px">{E(DigestTexts.Of("Hello", person.Name))}</p>
            <p style="margin:0 0 20px">{E(DigestTexts.Count("Intro", actor.Name, lines.Count))}</p>

            """);
        foreach (var line in lines)
        {
            page.Append(CultureInfo.InvariantCulture, $"""
                <div style="background:#ffffff;border:1px solid #dfe2e8;border-radius:10px;padding:18px 20px;margin:0 0 14px">
                <h2 style="margin:0;font-size:18px;line-height:1.35"><a href="{E(line.Address)}" style="color:#0b5d6b;text-decoration:none">{E(line.Name)}</a></h2>
                <p style="margin:2px 0 0;color:#5a6272;font-size:14px">{E(line.Place)}</p>

                """);
            if (line.Reasons.Count > 0)
            {
                page.Append(CultureInfo.InvariantCulture, $"<p style=\"margin:12px 0 4px;font-size:14px;font-weight:600\">{E(DigestTexts.Of("Why"))}</p>\n<ul style=\"margin:0;padding:0 0 0 20px\">");
                foreach (var reason in line.Reasons) page.Append(CultureInfo.InvariantCulture, $"<li style=\"margin:2px 0\">{E(reason)}</li>");
                page.Append("</ul>\n");
            }

            page.Append(CultureInfo.InvariantCulture, $"""
                <p style="margin:16px 0 0"><a href="{E(line.Address)}" style="display:inline-block;background:#0b5d6b;color:#ffffff;text-decoration:none;border-radius:8px;padding:9px 16px;font-weight:600">{E(DigestTexts.Of("See"))}</a></p>
                </div>

                """);
        }

        return page.Append(CultureInfo.InvariantCulture, $"""
            <p style="margin:20px 0"><a href="{E(mail.PublicAddress + "/partners")}" style="color:#0b5d6b">{E(DigestTexts.Of("All"))}</a></p>
            <p style="margin:24px 0 0;padding:16px 0 0;border-top:1px solid #dfe2e8;color:#5a6272;font-size:13px">{E(DigestTexts.Of($"Because.{person.Preference.Rhythm}", actor.Name))}<br>
            <a href="{E(preferences)}" style="color:#5a6272">{E(DigestTexts.Of("Preferences"))}</a> · <a href="{E(unsubscribeAddress)}" style="color:#5a6272">{E(DigestTexts.Of("Unsubscribe"))}</a></p>
            </div>
            </body></html>

            """).ToString();
    }
}
