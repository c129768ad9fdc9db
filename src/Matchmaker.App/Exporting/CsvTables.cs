using System.Globalization;
using System.Text;
using Matchmaker.App.Collaborations;
using Matchmaker.App.Importing;
using Matchmaker.App.Registry;
using Matchmaker.App.Search;

namespace Matchmaker.App.Exporting;

/// <summary>Writes records in the columns of <c>data/templates</c>, so that what is exported can be imported again.</summary>
internal static class CsvTables
{
    public static readonly string[] ActorColumns =
    [
        "external_id", "kind", "name", "helix", "country", "city", "latitude", "longitude", "website", "description", "founded_year", "size", "capacity", "women_led", "youth_led", "local_craft",
        "affiliation", "sectors", "languages", "aliases", "other_ids", "offers", "offer_text", "needs", "need_text", "demo", "verification", "verified_by", "verified_at", "evidence",
    ];

    public static readonly string[] CollaborationColumns = ["external_id", "kind", "title", "text", "start_date", "end_date", "sectors", "participants", "demo"];

    private const int LinesAtOnce = 200;

    /// <summary>The scheme of actors and collaborations that no other register knows.</summary>
    private const string OwnScheme = "matchmaker";

    public static async Task WriteAsync<T>(Stream stream, string[] columns, IAsyncEnumerable<T> records, Func<T, object?[]> fields, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        await writer.WriteLineAsync(CsvText.Line(columns));
        var lines = 0;
        await foreach (var record in records.WithCancellation(cancellationToken))
        {
            await writer.WriteLineAsync(CsvText.SheetLine(fields(record)));
            if (++lines % LinesAtOnce == 0) await writer.FlushAsync(cancellationToken);
        }
    }

    public static object?[] Fields(Actor actor)
    {
        var (own, others) = Ids(actor);
        return
        [
            own, AspectCodes.Spell(actor.Kind), actor.Name, AspectCodes.Spell(actor.Helix), actor.Country, actor.City, Number(actor.Latitude), Number(actor.Longitude), actor.Website, actor.Description,
            actor.FoundedYear, actor.Size == ActorSize.Unknown ? null : AspectCodes.Spell(actor.Size), actor.Capacity,
            Owned(actor, Ownership.WomenLed), Owned(actor, Ownership.YouthLed), Owned(actor, Ownership.IndigenousOrLocalCraft), actor.Affiliation is { } home ? Ids(home).Own : null,
            List(actor.Sectors), List(actor.Languages), List(actor.Aliases.Select(alias => alias.Language is null ? alias.Name : $"{alias.Name}@{alias.Language}")), List(others),
            Tags(actor, InterestKind.Offer), Text(actor, InterestKind.Offer), Tags(actor, InterestKind.Need), Text(actor, InterestKind.Need), YesOrNo(actor.IsDemo),
            AspectCodes.Spell(actor.Verification.State), actor.Verification.DecidedBy, actor.Verification.DecidedAt?.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture), actor.Verification.Evidence,
        ];
    }

    public static object?[] Fields(Collaboration collaboration) =>
    [
        collaboration.ExternalScheme is { } scheme ? $"{scheme}:{collaboration.ExternalValue}" : $"{OwnScheme}:{collaboration.Id}", collaboration.Kind, collaboration.Title, collaboration.Text,
        Date(collaboration.StartDate), Date(collaboration.EndDate), List(collaboration.Sectors),
        List(collaboration.Participations.OrderBy(p => p.ActorId).Select(p => $"{Ids(p.Actor!).Own}={p.Role}")), YesOrNo(collaboration.IsDemo),
    ];

    private static (string Own, IEnumerable<string> Others) Ids(Actor actor)
    {
        string[] ids = [.. actor.ExternalIds.Select(id => $"{id.Scheme}:{id.Value}").Order(StringComparer.Ordinal)];
        return ids is [var first, .. var others] ? (first, others) : ($"{OwnScheme}:{actor.Id}", []);
    }

    private static string? Owned(Actor actor, Ownership flag) => actor.Ownership == Ownership.None ? null : YesOrNo(actor.Ownership.HasFlag(flag));

    private static string Tags(Actor actor, InterestKind kind) => List(actor.Interests.Where(i => i.Kind == kind && i.Tag is not null).OrderBy(i => i.Id).Select(i => i.Tag!));

    // One text a direction: that is what the table has room for.
    private static string Text(Actor actor, InterestKind kind) => string.Join(' ', actor.Interests.Where(i => i.Kind == kind && i.Text is not null).OrderBy(i => i.Id).Select(i => i.Text));

    private static string List(IEnumerable<string> parts) => string.Join('|', parts.Select(part => part.Replace('|', '/')));

    private static string YesOrNo(bool value) => value ? "yes" : "no";

    private static string? Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture);

    private static string? Date(DateOnly? value) => value?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
