using Matchmaker.App.Programmes.Given;
using Matchmaker.App.Registry;

namespace Matchmaker.App.Programmes.Consortia;

/// <summary>What a brief must say, and must not.</summary>
internal static class ConsortiumRules
{
    private const int MostCount = 20;
    private const int MostPool = 100;

    /// <exception cref="GivenException">All that is wrong with it, field by field.</exception>
    public static void Require(ConsortiumBrief brief)
    {
        List<GivenIssue> found = [];
        if (brief.Roles.Count == 0) found.Add(Wrong("roles", "say at least one role to fill."));
        for (var at = 0; at < brief.Roles.Count; at++) Check(brief, at, found);
        var seats = brief.Roles.Sum(role => (long)Math.Max(0, role.Count));
        if (seats > ConsortiumBrief.MostSeats) found.Add(Wrong("roles", $"a consortium has {ConsortiumBrief.MostSeats} seats at the most; these are {seats}."));
        if (string.IsNullOrWhiteSpace(brief.Text) && brief.Sectors.Count == 0 && brief.Roles.All(role => string.IsNullOrWhiteSpace(role.Text) && role.Topics.Count == 0))
            found.Add(Wrong("text", "say what is to be done, in words or by sectors or topics: there is nothing to choose by."));
        foreach (var sector in brief.Sectors.Where(sector => Taxonomy.Sectors.Find(sector) is null)) found.Add(Wrong("sectors", $"'{sector}' is no code of the sectors."));
        for (var at = 0; at < brief.Needs.Count; at++)
        {
            var (need, field) = (brief.Needs[at], $"needs[{at + 1}]");
            if (string.IsNullOrWhiteSpace(need.Text) && need.Topics.Count == 0) found.Add(Wrong(field, "say what is needed."));
            if (!(need.Weight > 0) || !double.IsFinite(need.Weight)) found.Add(Wrong($"{field}.weight", "is above 0."));
            Topics($"{field}.topics", need.Topics, found);
        }

        for (var at = 0; at < brief.Quotas.Count; at++) Check(brief.Quotas[at], $"quotas[{at + 1}]", seats, found);
        foreach (var (at, text) in QuotaContradictions.Find(brief.Quotas)) found.Add(Wrong($"quotas[{at + 1}]", text));
        if (brief.Countries is < 1 || brief.Countries > seats) found.Add(Wrong("countries", $"lie between 1 and the {seats} seats."));
        if (brief.Helices is < 1 or > 6 || brief.Helices > seats) found.Add(Wrong("helices", "lie between 1 and 6, and are no more than the seats."));
        foreach (var (at, member) in brief.Members.Index().Where(one => one.Item.Role is { } code && !brief.Roles.Any(role => role.Code == code)))
            found.Add(Wrong($"members[{at + 1}].role", $"{member.Actor}: '{member.Role}' is no role of this brief{(brief.Roles.Count == 0 ? "" : $"; it has {string.Join(", ", brief.Roles.Select(role => role.Code))}")}."));
        if (brief.Members.Count > seats) found.Add(Wrong("members", $"{brief.Members.Count} are settled, and there are {seats} seats."));
        if (brief.Count is < 1 or > MostCount) found.Add(Wrong("count", $"lies between 1 and {MostCount}."));
        if (brief.Difference is < 1 or > ConsortiumBrief.MostSeats) found.Add(Wrong("difference", $"lies between 1 and {ConsortiumBrief.MostSeats}."));
        if (brief.Pool is < 1 or > MostPool) found.Add(Wrong("pool", $"lies between 1 and {MostPool}."));
        try
        {
            brief.Weights.Validate();
        }
        catch (ArgumentException e)
        {
            found.Add(Wrong("weights", e.Message));
        }

        GivenException.ThrowIfAny(found);
    }

    private static void Check(ConsortiumBrief brief, int at, List<GivenIssue> found)
    {
        var (role, field) = (brief.Roles[at], $"roles[{at + 1}]");
        if (string.IsNullOrWhiteSpace(role.Code)) found.Add(Wrong($"{field}.code", "give it one."));
        if (brief.Roles.Take(at).Any(other => other.Code == role.Code)) found.Add(Wrong($"{field}.code", $"'{role.Code}' is there twice."));
        if (role.Count < 1) found.Add(Wrong($"{field}.count", "is 1 or more."));
        foreach (var code in role.Countries.Where(code => !Registry.Countries.IsKnown(code))) found.Add(Wrong($"{field}.countries", $"'{code}' is no ISO 3166-1 code of a country."));
        Topics($"{field}.topics", role.Topics, found);
    }

    private static void Check(Quota quota, string field, long seats, List<GivenIssue> found)
    {
        if (quota.AtLeast is null && quota.AtMost is null) found.Add(Wrong(field, "say at least or at most how many."));
        if (quota.AtLeast < 0 || quota.AtMost < 0) found.Add(Wrong(field, "is 0 or more."));
        if (quota.AtLeast > quota.AtMost) found.Add(Wrong(field, $"at least {quota.AtLeast} and at most {quota.AtMost} contradict each other."));
        if (quota.AtLeast > seats) found.Add(Wrong(field, $"asks for at least {quota.AtLeast}, and there are {seats} seats."));
        if (Quota.HasValues(quota.Dimension) && quota.Values.Count == 0) found.Add(Wrong(field, "say which values count."));
    }

    private static void Topics(string field, IReadOnlyList<string> topics, List<GivenIssue> found)
    {
        foreach (var topic in topics.Where(topic => Taxonomy.Interests.Find(topic) is null && Taxonomy.Sectors.Find(topic) is null)) found.Add(Wrong(field, $"'{topic}' is no code of offers or sectors."));
    }

    internal static GivenIssue Wrong(string path, string text) => new("The brief", path, text, true) { Path = path };
}
