using System.Globalization;
using System.Text;
using System.Xml;
using Matchmaker.App.Access;
using Matchmaker.App.Accounts;
using Matchmaker.App.Matching;
using Matchmaker.App.Notifications;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Pushing;

/// <summary>The pushed suggestions of one organisation as an Atom feed (RFC 4287), for who holds a key that is good for nothing else. Nothing of it tells of people.</summary>
public sealed class PushFeed(RegistryDatabase database, Callers callers, MailOptions mail)
{
    /// <summary>How many entries a feed holds at the most.</summary>
    public const int Most = 50;

    private const string Atom = "http://www.w3.org/2005/Atom";

    /// <summary>The feed; null where the key is unknown, revoked, expired, or good for more than a feed: an address that stands in a feed reader should open nothing else.</summary>
    public async Task<byte[]?> ReadAsync(string key, string? address, CancellationToken cancellationToken = default)
    {
        if (await callers.OfKeyAsync(key, address, cancellationToken) is not { Key: { ActorId: { } actorId, Scopes: { Count: 1 } } } caller || !AccessRules.May(caller, Deed.ReadFeed, actorId)) return null;
        await using var context = database.CreateDbContext();
        var actor = await context.Actors.AsNoTracking().Where(one => one.Id == actorId).Select(one => new { one.Name, one.CreatedAt }).SingleAsync(cancellationToken);

        // Of several people of the organisation each was told: it counts once, as of the last time.
        var latest = await context.PushedSuggestions.AsNoTracking().Where(one => one.ActorId == actorId).GroupBy(one => one.PartnerId).Select(group => group.Max(one => one.Id))
            .OrderByDescending(id => id).Take(Most).ToListAsync(cancellationToken);
        var told = await context.PushedSuggestions.AsNoTracking().Where(one => latest.Contains(one.Id)).OrderByDescending(one => one.Id).ToListAsync(cancellationToken);
        var labels = await ActorLabels.ReadAsync(context, told.SelectMany(one => one.Reasons.Mentioned.Append(one.PartnerId)), cancellationToken);
        return Write(actorId, actor.Name, actor.CreatedAt, [.. told.Where(one => labels.ContainsKey(one.PartnerId))], labels);
    }

    private byte[] Write(long actorId, string name, DateTimeOffset since, List<PushedSuggestion> told, Dictionary<long, ActorLabel> labels)
    {
        var host = Uri.TryCreate(mail.PublicAddress, UriKind.Absolute, out var own) ? own.Host : "localhost";
        string Id(string what) => string.Create(CultureInfo.InvariantCulture, $"tag:{host},2026:{what}");
        using var memory = new MemoryStream();
        using (var feed = XmlWriter.Create(memory, new() { Encoding = new UTF8Encoding(false), Indent = true, CheckCharacters = true }))
        {
            feed.WriteStartElement("feed", Atom);
            feed.WriteAttributeString("xml", "lang", null, PushLanguage.Of(CultureInfo.CurrentUICulture));
            feed.WriteElementString("id", Atom, Id($"suggestions/{actorId}"));
            feed.WriteElementString("title", Atom, Plain(DigestTexts.Of("Feed", name)));
            feed.WriteElementString("updated", Atom, Time(told.Count == 0 ? since : told.Max(one => one.CreatedAt)));
            feed.WriteStartElement("author", Atom);
            feed.WriteElementString("name", Atom, "Matchmaker");
            feed.WriteEndElement();
            Link(feed, $"{mail.PublicAddress}/partners");
            foreach (var one in told)
            {
                var partner = labels[one.PartnerId];
                feed.WriteStartElement("entry", Atom);
                feed.WriteElementString("id", Atom, Id($"suggestion/{one.PublicId}"));
                feed.WriteElementString("title", Atom, Plain(partner.Name));
                feed.WriteElementString("updated", Atom, Time(one.CreatedAt));
                Link(feed, $"{mail.PublicAddress}/s/{one.PublicId}");
                feed.WriteStartElement("summary", Atom);
                feed.WriteAttributeString("type", "text");
                feed.WriteString(Plain(string.Join("; ", one.Reasons.Say(partner, labels).Prepend(CountryTexts.NameOf(partner.Country)))));
                feed.WriteEndElement();
                feed.WriteEndElement();
            }

            feed.WriteEndElement();
        }

        return memory.ToArray();
    }

    private static void Link(XmlWriter feed, string address)
    {
        feed.WriteStartElement("link", Atom);
        feed.WriteAttributeString("rel", "alternate");
        feed.WriteAttributeString("href", address);
        feed.WriteEndElement();
    }

    // Imported names may hold characters that XML has no way to write.
    private static string Plain(string text) => text.All(XmlConvert.IsXmlChar) ? text : string.Concat(text.EnumerateRunes().Where(rune => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value)));

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
