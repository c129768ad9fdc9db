using System.Text;
using Matchmaker.App.Collaborations;
using Matchmaker.App.Importing;
using Matchmaker.App.Importing.Refreshing;
using Matchmaker.App.Introductions;
using Matchmaker.App.Jobs;
using Matchmaker.App.Models;
using Matchmaker.App.Models.Drift;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage.Changes;

namespace Matchmaker.App.Storage;

/// <summary>
/// The rules that every stored record satisfies. The one place of validation: forms and imports ask here for messages, and the context
/// asks here again before it saves, so that no way into the registry goes round them.
/// </summary>
public static class RegistryRules
{
    public const int NameLength = 500;
    public const int CityLength = 200;
    public const int CodeLength = 100;

    /// <summary>When a job runs, as it is written.</summary>
    public const int ScheduleLength = 120;
    public const int WebsiteLength = 500;

    /// <summary>What tells a mail from all others.</summary>
    public const int KeyLength = 250;
    public const int LongTextLength = 20_000;
    public const int ReasonLength = 2_000;

    /// <summary>Older than the oldest bodies still at work: al-Azhar in Cairo teaches since 970.</summary>
    public const int EarliestYear = 500;

    public const int LatestYear = 2100;
    public const int MostCapacity = 10_000;

    /// <summary>The most that a contribution may be: what the database's column of 18 digits, two of them decimals, holds.</summary>
    public const decimal LargestContribution = 9_999_999_999_999_999.99m;

    private const Ownership AllOwnership = Ownership.WomenLed | Ownership.YouthLed | Ownership.IndigenousOrLocalCraft;

    // The most characters that one character becomes when it is spelt out (U+FDFA).
    private const int LongestSpelling = 18;

    /// <summary>Everything that is wrong with a record; empty where it may be saved.</summary>
    public static IReadOnlyList<RuleViolation> Check(object record) => record switch
    {
        Actor actor => Check(actor),
        ActorAlias alias => [.. Name(alias.Name), .. AtMost("language", alias.Language, CodeLength)],
        ActorExternalId id => [.. Required("external id scheme", id.Scheme, CodeLength), .. Required("external id value", id.Value, NameLength), .. Lower("external id scheme", id.Scheme)],
        Interest interest => Check(interest),
        Collaboration collaboration => Check(collaboration),
        Participation participation => Check(participation),
        Feedback feedback => Check(feedback),
        Introduction introduction => Check(introduction),
        ModelVersion version => Check(version),
        NightlyFigure figure => [.. Required("name", figure.Name, CodeLength), .. AtMost("model", figure.Model, CodeLength)],
        RegistrySource source => [.. Required("name", source.Name, NameLength), .. Required("format", source.Format, CodeLength), .. Required("address", source.Address, ReasonLength), .. AtMost("outcome", source.Outcome, ReasonLength)],
        RegistryChange change => [.. Defined("subject", change.Subject)],
        ModelChunk chunk => [.. Required("hash", chunk.Hash, CodeLength)],
        ImportRun run => Check(run),
        JobEntry job => [.. Required("job", job.Name, CodeLength), .. AtMost("schedule", job.Cron, ScheduleLength)],
        JobRun run => Check(run),
        _ => AccountRules.Check(record),
    };

    private static List<RuleViolation> Check(JobRun run)
    {
        List<RuleViolation> found = [.. Required("job", run.Job, CodeLength), .. AtMost("asked by", run.AskedBy, NameLength), .. AtMost("node", run.Node, NameLength)];
        if (run.Attempt < 1) found.Add(new("attempt", "counts from 1."));
        if (run.Part is < 0 or > 1) found.Add(new("part", "lies between 0 and 1."));
        return found;
    }

    private static List<RuleViolation> Check(Actor actor)
    {
        List<RuleViolation> found =
        [
            .. Name(actor.Name),
            .. Country(actor.Country),
            .. AtMost("city", actor.City, CityLength),
            .. AtMost("website", actor.Website, WebsiteLength),
            .. AtMost("description", actor.Description, LongTextLength),
            .. Defined("helix", actor.Helix),
            .. Defined("size", actor.Size),
            .. Defined("kind", actor.Kind),
            .. Codes("sectors", actor.Sectors),
            .. Codes("languages", actor.Languages),
            .. Affiliation(actor),
            .. Verified(actor.Verification),
        ];
        if ((actor.Ownership & ~AllOwnership) != 0) found.Add(new("ownership", $"'{actor.Ownership}' is no combination of {AllOwnership}."));
        if (actor.Website is { Length: > 0 } site && !IsWebAddress(site))
            found.Add(new("website", $"'{Shorten(site)}' is not a web address; write it as https://example.org."));
        if (actor.FoundedYear is < EarliestYear or > LatestYear)
            found.Add(new("founded year", $"{actor.FoundedYear} is not a year between {EarliestYear} and {LatestYear}."));
        if (actor.Capacity is < 0 or > MostCapacity)
            found.Add(new("capacity", $"{actor.Capacity} is not a number between 0 and {MostCapacity}."));
        if (IsOutside(actor.Latitude, 90) || IsOutside(actor.Longitude, 180))
            found.Add(new("latitude, longitude", "must lie within -90…90 and -180…180 degrees."));
        return found;
    }

    private static IEnumerable<RuleViolation> Affiliation(Actor actor)
    {
        var hasOne = actor.AffiliationId is not null || actor.Affiliation is not null;
        if (hasOne && actor.Kind == ActorKind.Organisation)
            yield return new("affiliation", "only a person has one; make this actor a person, or leave it out.");
        if (ReferenceEquals(actor.Affiliation, actor) || (actor.Id != 0 && actor.AffiliationId == actor.Id))
            yield return new("affiliation", "an actor cannot be affiliated with itself.");
        else if (actor.Affiliation is { Kind: ActorKind.Person })
            yield return new("affiliation", "must be an organisation.");
    }

    private static IEnumerable<RuleViolation> Verified(Verification verification)
    {
        foreach (var violation in Defined("verification state", verification.State)) yield return violation;
        foreach (var violation in AtMost("verification decided by", verification.DecidedBy, NameLength)) yield return violation;
        foreach (var violation in AtMost("verification evidence", verification.Evidence, LongTextLength)) yield return violation;
        if (verification.State != VerificationState.Unverified && (string.IsNullOrWhiteSpace(verification.DecidedBy) || verification.DecidedAt is null))
            yield return new("verification", $"the state '{verification.State}' needs who decided it and when.");
    }

    private static List<RuleViolation> Check(Interest interest)
    {
        List<RuleViolation> found = [.. AtMost("tag", interest.Tag, CodeLength), .. AtMost("text", interest.Text, LongTextLength), .. Defined("kind", interest.Kind)];
        if (string.IsNullOrWhiteSpace(interest.Tag) && string.IsNullOrWhiteSpace(interest.Text))
            found.Add(new("offer or need", "needs a tag, a text, or both."));
        return found;
    }

    private static List<RuleViolation> Check(Collaboration collaboration)
    {
        List<RuleViolation> found =
        [
            .. AtMost("title", collaboration.Title, NameLength * 2),
            .. AtMost("text", collaboration.Text, LongTextLength),
            .. Codes("sectors", collaboration.Sectors),
            .. AtMost("external id scheme", collaboration.ExternalScheme, CodeLength),
            .. AtMost("external id value", collaboration.ExternalValue, NameLength),
            .. Lower("external id scheme", collaboration.ExternalScheme),
        ];
        if (collaboration.Kind is null || !CollaborationKind.IsKnown(collaboration.Kind))
            found.Add(new("kind", $"'{Shorten(collaboration.Kind)}' is none of {string.Join(", ", CollaborationKind.All)}."));
        if (collaboration.StartDate > collaboration.EndDate)
            found.Add(new("end date", $"{collaboration.EndDate:yyyy-MM-dd} lies before the start, {collaboration.StartDate:yyyy-MM-dd}."));
        if (collaboration is not ({ ExternalScheme: null, ExternalValue: null } or { ExternalScheme.Length: > 0, ExternalValue.Length: > 0 }))
            found.Add(new("external id", "needs both a scheme and a value, or neither."));
        return found;
    }

    private static List<RuleViolation> Check(Participation participation)
    {
        List<RuleViolation> found = [.. Required("role", participation.Role, CodeLength), .. Lower("role", participation.Role)];
        if (participation.Contribution < 0) found.Add(new("contribution", "cannot be negative."));
        if (participation.Contribution > LargestContribution) found.Add(new("contribution", $"{LargestContribution:N2} is the most."));
        if (participation.Contribution is not null && participation.Currency is null)
            found.Add(new("currency", "a contribution needs its three-letter currency code, such as EUR."));
        if (participation.Currency is { } currency && (currency.Length != 3 || currency.AsSpan().ContainsAnyExceptInRange('A', 'Z')))
            found.Add(new("currency", $"'{Shorten(currency)}' is not a three-letter currency code, such as EUR."));
        return found;
    }

    private static List<RuleViolation> Check(Feedback feedback)
    {
        List<RuleViolation> found =
        [
            .. AtMost("reason", feedback.Reason, ReasonLength),
            .. AtMost("model version", feedback.ModelVersion, CodeLength),
            .. Defined("kind", feedback.Kind),
        ];
        if (AreSame(feedback.Actor, feedback.ActorId, feedback.Partner, feedback.PartnerId)) found.Add(new("partner", "an actor cannot give feedback on itself."));
        if (feedback.Rank < 1) found.Add(new("rank", "counts from 1."));
        return found;
    }

    private static List<RuleViolation> Check(Introduction introduction)
    {
        List<RuleViolation> found = [.. AtMost("message", introduction.Message, LongTextLength), .. Defined("state", introduction.State)];
        if (AreSame(introduction.AskingActor, introduction.AskingActorId, introduction.AskedActor, introduction.AskedActorId))
            found.Add(new("asked actor", "an actor cannot be introduced to itself."));
        if (AreSame(introduction.Introducer, introduction.IntroducerId ?? 0, introduction.AskingActor, introduction.AskingActorId)
            || AreSame(introduction.Introducer, introduction.IntroducerId ?? 0, introduction.AskedActor, introduction.AskedActorId))
            found.Add(new("introducer", "must be a third actor."));
        if (introduction.AnsweredAt < introduction.AskedAt) found.Add(new("answered at", "lies before the asking."));
        return found;
    }

    private static List<RuleViolation> Check(ModelVersion version)
    {
        List<RuleViolation> found = [.. Required("name", version.Name, CodeLength), .. Required("file name", version.FileName, NameLength), .. Required("card", version.Card, int.MaxValue)];
        if (version.FileName is { } file && file.AsSpan().ContainsAny('/', '\\'))
            found.Add(new("file name", $"'{Shorten(file)}' must be a file's name inside the models folder, without a path."));
        return found;
    }

    private static List<RuleViolation> Check(ImportRun run)
    {
        List<RuleViolation> found = [.. Required("source", run.Source, CodeLength)];
        if (run.FinishedAt < run.StartedAt) found.Add(new("finished at", "lies before the start."));
        if (run is { RowsRead: < 0 } or { RowsStored: < 0 } or { RowsUnchanged: < 0 } or { RowsRejected: < 0 })
            found.Add(new("rows", "cannot be negative."));
        if (run.RowsRead != run.RowsStored + run.RowsUnchanged + run.RowsRejected)
            found.Add(new("rows", $"{run.RowsRead} were read, but {run.RowsStored} stored, {run.RowsUnchanged} unchanged and {run.RowsRejected} rejected do not add up to that."));
        return found;
    }

    private static IEnumerable<RuleViolation> Name(string? name)
    {
        foreach (var violation in Required("name", name, NameLength)) yield return violation;
        if (name is not { Length: > NameLength * 2 / LongestSpelling and <= NameLength }) yield break;
        if (NameNormaliser.Normalise(name).Length > NameLength * 2) yield return new("name", "is too long once its ligatures are spelt out.");
    }

    internal static IEnumerable<RuleViolation> Required(string field, string? text, int length) =>
        string.IsNullOrWhiteSpace(text) ? [new(field, "is missing.")] : AtMost(field, text, length);

    internal static IEnumerable<RuleViolation> AtMost(string field, string? text, int length)
    {
        if (text is null) yield break;
        if (text.Length > length) yield return new(field, $"has {text.Length:N0} characters; {length:N0} are the most.");
        if (text.Contains('\0', StringComparison.Ordinal)) yield return new(field, "holds a zero character; remove it.");
        if (HasBrokenCharacter(text)) yield return new(field, "holds a broken character (half of a surrogate pair); remove it, or read the source in its right encoding.");
    }

    private static bool HasBrokenCharacter(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')) return false;
        for (var at = 0; at < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, at, out var rune)) return true;
            at += rune.Utf16SequenceLength;
        }

        return false;
    }

    private static IEnumerable<RuleViolation> Country(string? country)
    {
        if (country is null || !Countries.IsKnown(country)) yield return new("country", $"'{Shorten(country)}' is not a two-letter ISO 3166-1 code, such as VN.");
    }

    private static IEnumerable<RuleViolation> Lower(string field, string? code)
    {
        if (code is not null && code.AsSpan().ContainsAnyInRange('A', 'Z')) yield return new(field, $"'{Shorten(code)}' must be in lower case.");
    }

    internal static IEnumerable<RuleViolation> Defined<T>(string field, T value)
        where T : struct, Enum
    {
        if (!Enum.IsDefined(value)) yield return new(field, $"'{value}' is none of {string.Join(", ", Enum.GetNames<T>())}.");
    }

    private static IEnumerable<RuleViolation> Codes(string field, List<string> codes)
    {
        foreach (var code in codes)
        {
            if (string.IsNullOrWhiteSpace(code)) yield return new(field, "holds an empty code.");
            foreach (var violation in AtMost(field, code, CodeLength)) yield return violation;
        }
    }

    // Either side may be a record that has no key yet.
    private static bool AreSame(Actor? first, long firstId, Actor? second, long secondId) =>
        (first is not null && ReferenceEquals(first, second)) || (firstId != 0 && firstId == secondId);

    private static bool IsOutside(double? degrees, double limit) => degrees is { } value && !(Math.Abs(value) <= limit);

    private static bool IsWebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);

    private static string Shorten(string? text) => text is null ? "" : text.Length <= 60 ? text : string.Concat(text.AsSpan(0, 57), "…");
}
