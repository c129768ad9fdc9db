using Matchmaker.App.Collaborations;
using Matchmaker.App.Introductions;
using Matchmaker.App.Registry;

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
    public const int WebsiteLength = 500;
    public const int LongTextLength = 20_000;
    public const int ReasonLength = 2_000;
    public const int EarliestYear = 1000;

    /// <summary>Everything that is wrong with a record; empty where it may be saved.</summary>
    public static IReadOnlyList<RuleViolation> Check(object record) => record switch
    {
        Actor actor => Check(actor),
        ActorAlias alias => [.. Required("name", alias.Name, NameLength)],
        ActorExternalId id => [.. Required("external id scheme", id.Scheme, CodeLength), .. Required("external id value", id.Value, NameLength), .. Lower("external id scheme", id.Scheme)],
        Interest interest => Check(interest),
        Collaboration collaboration => Check(collaboration),
        Participation participation => Check(participation),
        Feedback feedback => Check(feedback),
        Introduction introduction => Check(introduction),
        _ => [],
    };

    private static List<RuleViolation> Check(Actor actor)
    {
        List<RuleViolation> found =
        [
            .. Required("name", actor.Name, NameLength),
            .. Country(actor.Country),
            .. AtMost("city", actor.City, CityLength),
            .. AtMost("website", actor.Website, WebsiteLength),
            .. AtMost("description", actor.Description, LongTextLength),
            .. Defined("helix", actor.Helix),
            .. Defined("size", actor.Size),
            .. Defined("kind", actor.Kind),
            .. Codes("sectors", actor.Sectors),
            .. Codes("languages", actor.Languages),
        ];
        if (actor.Website is { Length: > 0 } site && !IsWebAddress(site))
            found.Add(new("website", $"'{Shorten(site)}' is not a web address; write it as https://example.org."));
        if (actor.FoundedYear is { } year && (year < EarliestYear || year > 2100))
            found.Add(new("founded year", $"{year} is not a year between {EarliestYear} and 2100."));
        if (actor.Latitude is < -90 or > 90 || actor.Longitude is < -180 or > 180)
            found.Add(new("latitude, longitude", "must lie within -90…90 and -180…180 degrees."));
        if (actor.Kind == ActorKind.Organisation && (actor.AffiliationId is not null || actor.Affiliation is not null))
            found.Add(new("affiliation", "only a person has one; make this actor a person, or leave it out."));
        if (actor.Verification.State != VerificationState.Unverified && (actor.Verification.DecidedBy is null || actor.Verification.DecidedAt is null))
            found.Add(new("verification", $"the state '{actor.Verification.State}' needs who decided it and when."));
        return found;
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
        ];
        if (!CollaborationKind.IsKnown(collaboration.Kind))
            found.Add(new("kind", $"'{Shorten(collaboration.Kind)}' is none of {string.Join(", ", CollaborationKind.All)}."));
        if (collaboration.StartDate > collaboration.EndDate)
            found.Add(new("end date", $"{collaboration.EndDate:yyyy-MM-dd} lies before the start, {collaboration.StartDate:yyyy-MM-dd}."));
        if (collaboration.ExternalScheme is null != collaboration.ExternalValue is null)
            found.Add(new("external id", "needs both a scheme and a value, or neither."));
        return found;
    }

    private static List<RuleViolation> Check(Participation participation)
    {
        List<RuleViolation> found = [.. Required("role", participation.Role, CodeLength), .. Lower("role", participation.Role)];
        if (participation.Contribution < 0) found.Add(new("contribution", "cannot be negative."));
        if (participation.Contribution is not null && participation.Currency is not { Length: 3 })
            found.Add(new("currency", "a contribution needs its three-letter currency code, such as EUR."));
        return found;
    }

    private static List<RuleViolation> Check(Feedback feedback)
    {
        List<RuleViolation> found = [.. AtMost("reason", feedback.Reason, ReasonLength), .. Defined("kind", feedback.Kind)];
        if (feedback.ActorId == feedback.PartnerId && feedback.ActorId != 0) found.Add(new("partner", "an actor cannot give feedback on itself."));
        if (feedback.Rank < 1) found.Add(new("rank", "counts from 1."));
        return found;
    }

    private static List<RuleViolation> Check(Introduction introduction)
    {
        List<RuleViolation> found = [.. AtMost("message", introduction.Message, LongTextLength), .. Defined("state", introduction.State)];
        if (introduction.AskingActorId == introduction.AskedActorId && introduction.AskedActorId != 0)
            found.Add(new("asked actor", "an actor cannot be introduced to itself."));
        if (introduction.AnsweredAt < introduction.AskedAt) found.Add(new("answered at", "lies before the asking."));
        return found;
    }

    private static IEnumerable<RuleViolation> Required(string field, string? text, int length) =>
        string.IsNullOrWhiteSpace(text) ? [new(field, "is missing.")] : AtMost(field, text, length);

    private static IEnumerable<RuleViolation> AtMost(string field, string? text, int length)
    {
        if (text?.Length > length) yield return new(field, $"has {text.Length:N0} characters; {length:N0} are the most.");
        if (text is not null && text.Contains('\0', StringComparison.Ordinal)) yield return new(field, "holds a zero character; remove it.");
    }

    private static IEnumerable<RuleViolation> Country(string country)
    {
        if (!Countries.IsKnown(country)) yield return new("country", $"'{Shorten(country)}' is not a two-letter ISO 3166-1 code, such as VN.");
    }

    private static IEnumerable<RuleViolation> Lower(string field, string? code)
    {
        if (code is not null && code.AsSpan().ContainsAnyInRange('A', 'Z')) yield return new(field, $"'{Shorten(code)}' must be in lower case.");
    }

    private static IEnumerable<RuleViolation> Defined<T>(string field, T value)
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

    private static bool IsWebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);

    private static string Shorten(string text) => text.Length <= 60 ? text : string.Concat(text.AsSpan(0, 57), "…");
}
