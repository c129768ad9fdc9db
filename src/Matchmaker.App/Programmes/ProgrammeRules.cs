using Matchmaker.App.Registry;
using Matchmaker.App.Search;
using Matchmaker.App.Storage;
using static Matchmaker.App.Storage.RegistryRules;

namespace Matchmaker.App.Programmes;

/// <summary>The rules of programmes and what belongs to them; asked through <see cref="RegistryRules"/>.</summary>
internal static class ProgrammeRules
{
    public const int MostPlaces = 100_000;
    public const int MostTerms = 200;
    public const int MostConditions = 8;
    public const int HighestScore = 10;
    public const int HighestRating = 5;

    /// <summary>What a plan holds at the most, in characters of JSON.</summary>
    public const int LongestPlan = 50_000_000;

    public static IReadOnlyList<RuleViolation> Check(object record) => record switch
    {
        Programme programme => Check(programme),
        ProgrammeEntry entry => Check(entry),
        ProgrammeReview review => Check(review),
        ProgrammePlan plan => [.. Required("name", plan.Name, NameLength), .. Defined("kind", plan.Kind), .. Required("choices", plan.Choices, LongestPlan), .. AtMost("outcome", plan.Outcome, LongestPlan)],
        ProgrammeTeam team => Check(team),
        TeamMember member => Check(member),
        ProgrammeChange change => [.. Required("action", change.Action, CodeLength), .. Required("text", change.Text, ReasonLength)],
        _ => [],
    };

    private static List<RuleViolation> Check(Programme programme)
    {
        List<RuleViolation> found =
        [
            .. Required("title", programme.Title, NameLength), .. AtMost("brief", programme.Brief, LongTextLength), .. Defined("kind", programme.Kind), .. Defined("state", programme.State), .. Defined("entrance", programme.Entrance),
        ];
        foreach (var sector in programme.Sectors.Where(sector => Taxonomy.Sectors.Find(sector) is null)) found.Add(new("sectors", $"'{sector}' is no code of the sectors."));
        if (programme.ApplyFrom > programme.ApplyUntil) found.Add(new("apply until", "lies before the first day of applications."));
        if (programme.StartDate > programme.EndDate) found.Add(new("end date", "lies before the start."));
        if (programme.Places is < 1 or > MostPlaces) found.Add(new("places", $"lie between 1 and {MostPlaces:N0}, or are left empty."));
        if (programme.Budget is < 0 or > LargestContribution) found.Add(new("budget", "is 0 or more."));
        if (programme.Budget is not null && programme.Currency is null) found.Add(new("currency", "say which, such as USD."));
        if (programme.Currency is { } currency && !(currency.Length == 3 && currency.All(char.IsAsciiLetterUpper))) found.Add(new("currency", "is three capital letters (ISO 4217), such as USD."));
        Check(programme.Terms, programme.Places, found);
        return found;
    }

    private static void Check(ProgrammeTerms terms, int? places, List<RuleViolation> found)
    {
        foreach (var (count, name) in new[] { (terms.Roles.Count, "roles"), (terms.Criteria.Count, "criteria"), (terms.Quotas.Count, "quotas"), (terms.Conflicts.Count, "conflicts") })
            if (count > MostTerms) found.Add(new(name, $"{MostTerms} are the most."));
        foreach (var code in terms.Eligibility.Countries.Where(code => !Countries.IsKnown(code))) found.Add(new("eligibility", $"'{code}' is no ISO 3166-1 code of a country."));
        for (var at = 0; at < terms.Roles.Count; at++)
        {
            var (role, field) = (terms.Roles[at], $"roles[{at + 1}]");
            found.AddRange(Required($"{field} code", role.Code, CodeLength));
            if (role.Count is < 1 or > MostPlaces) found.Add(new($"{field} count", "is 1 or more."));
            foreach (var topic in role.Topics.Where(topic => Taxonomy.Interests.Find(topic) is null && Taxonomy.Sectors.Find(topic) is null)) found.Add(new($"{field} topics", $"'{topic}' is no code of offers or sectors."));
            if (terms.Roles.Take(at).Any(other => other.Code == role.Code)) found.Add(new($"{field} code", $"'{role.Code}' is there twice."));
        }

        for (var at = 0; at < terms.Criteria.Count; at++)
        {
            var (criterion, field) = (terms.Criteria[at], $"criteria[{at + 1}]");
            found.AddRange([.. Required($"{field} code", criterion.Code, CodeLength), .. Required($"{field} name", criterion.Name, NameLength)]);
            if (!(criterion.Weight > 0 && double.IsFinite(criterion.Weight))) found.Add(new($"{field} weight", "is above 0."));
            if (terms.Criteria.Take(at).Any(other => other.Code == criterion.Code)) found.Add(new($"{field} code", $"'{criterion.Code}' is there twice."));
        }

        for (var at = 0; at < terms.Quotas.Count; at++) Check(terms.Quotas[at], $"quotas[{at + 1}]", places, found);
        foreach (var (at, text) in QuotaContradictions.Find(terms.Quotas)) found.Add(new($"quotas[{at + 1}]", text));
        CheckSums(terms.Quotas, places, found);
        foreach (var conflict in terms.Conflicts)
        {
            if (conflict.ActorId == conflict.OtherId) found.Add(new("conflicts", $"the actor {conflict.ActorId} is in conflict with itself."));
            found.AddRange(AtMost("conflicts", conflict.Reason, ReasonLength));
        }
    }

    // An actor has one country, helix and size: quotas that share no value of these take different actors.
    private static void CheckSums(IReadOnlyList<Quota> quotas, int? places, List<RuleViolation> found)
    {
        foreach (var dimension in new[] { QuotaDimension.Country, QuotaDimension.Helix, QuotaDimension.Size })
        {
            var (sum, taken) = (0, new HashSet<string>());
            foreach (var quota in quotas.Where(quota => quota.Dimension == dimension && quota.AtLeast > 0).OrderByDescending(quota => quota.AtLeast))
            {
                if (quota.Values.Any(taken.Contains)) continue;
                taken.UnionWith(quota.Values);
                sum += quota.AtLeast!.Value;
            }

            if (taken.Count > 0 && sum > places && quotas.Count(quota => quota.Dimension == dimension && quota.AtLeast > 0) > 1)
                found.Add(new("quotas", $"by {AspectCodes.Spell(dimension)} they ask for at least {sum} different actors; there are {places} places. Lower them, or raise the places."));
        }
    }

    private static void Check(Quota quota, string field, int? places, List<RuleViolation> found)
    {
        if (quota.AtLeast is null && quota.AtMost is null) found.Add(new(field, "say at least or at most how many."));
        if (quota.AtLeast < 0 || quota.AtMost < 0) found.Add(new(field, "numbers are 0 or more."));
        if (quota.AtLeast > quota.AtMost) found.Add(new(field, $"asks for at least {quota.AtLeast} and at most {quota.AtMost} {quota.Whom()}: lower the first or raise the second."));
        if (quota.AtLeast > places) found.Add(new(field, $"asks for at least {quota.AtLeast} {quota.Whom()}; there are {places} places."));
        if (Quota.HasValues(quota.Dimension) != quota.Values.Count > 0)
            found.Add(new(field, Quota.HasValues(quota.Dimension) ? $"name what counts by {AspectCodes.Spell(quota.Dimension)}." : $"{AspectCodes.Spell(quota.Dimension)} has no values."));
        foreach (var value in quota.Values.Where(value => !IsKnown(quota.Dimension, value))) found.Add(new(field, $"'{value}' is no {AspectCodes.Spell(quota.Dimension)}."));
        if (quota.And is null) return;
        if (quota.And.Count > MostConditions) found.Add(new(field, $"{MostConditions} further conditions are the most."));
        else for (var at = 0; at < quota.And.Count; at++) Check(quota.And[at] with { AtLeast = 0, And = null }, $"{field} and[{at + 1}]", null, found);
        if (quota.And.Any(other => other.And is not null)) found.Add(new(field, "a further condition has none of its own."));
    }

    private static bool IsKnown(QuotaDimension dimension, string value) => dimension switch
    {
        QuotaDimension.Helix => Enum.GetValues<Helix>().Any(helix => AspectCodes.Spell(helix) == value),
        QuotaDimension.Size => Enum.GetValues<ActorSize>().Any(size => AspectCodes.Spell(size) == value),
        QuotaDimension.Country => Countries.IsKnown(value),
        QuotaDimension.Sector => Taxonomy.Sectors.Find(value) is not null,
        _ => true,
    };

    private static List<RuleViolation> Check(ProgrammeEntry entry)
    {
        List<RuleViolation> found = [.. Defined("origin", entry.Origin), .. Defined("state", entry.State), .. AtMost("role", entry.Role, CodeLength), .. AtMost("pitch", entry.Pitch, LongTextLength), .. AtMost("message", entry.Message, LongTextLength), .. AtMost("answers", entry.Answers, LongTextLength)];
        if (entry.AskedAmount is < 0 or > LargestContribution) found.Add(new("asked amount", "is 0 or more."));
        return found;
    }

    private static List<RuleViolation> Check(ProgrammeReview review)
    {
        List<RuleViolation> found = [.. AtMost("comment", review.Comment, LongTextLength)];
        foreach (var (code, score) in review.Scores.Where(one => !(one.Value is >= 0 and <= HighestScore))) found.Add(new(code, $"lies between 0 and {HighestScore}; got {score}."));
        if (review.HasConflict && review.Scores.Count > 0) found.Add(new("conflict", "who has an interest gives no scores."));
        return found;
    }

    private static List<RuleViolation> Check(ProgrammeTeam team)
    {
        List<RuleViolation> found = [.. Required("key", team.Key, KeyLength), .. Required("title", team.Title, NameLength), .. AtMost("place", team.Place, NameLength), .. Defined("outcome", team.Outcome)];
        if (team.EndsAt < team.StartsAt) found.Add(new("ends at", "lies before the start."));
        return found;
    }

    private static List<RuleViolation> Check(TeamMember member)
    {
        List<RuleViolation> found = [.. Required("role", member.Role, CodeLength), .. Defined("answer", member.Answer), .. AtMost("comment", member.Comment, ReasonLength)];
        if (member.Rating is < 1 or > HighestRating) found.Add(new("rating", $"lies between 1 and {HighestRating}."));
        return found;
    }
}
