using Matchmaker.App.Programmes;
using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Programmes;

/// <summary>Each rule of programmes with a right value next to the wrong one; run by the tests of all rules.</summary>
internal static class ProgrammeRuleRows
{
    public static readonly (string Name, object Right, object Wrong, string Field)[] All =
    [
        ("programme title", Programme(), Programme(p => p.Title = " "), "title"),
        ("programme applications", Programme(p => (p.ApplyFrom, p.ApplyUntil) = (Day(1), Day(1))), Programme(p => (p.ApplyFrom, p.ApplyUntil) = (Day(2), Day(1))), "apply until"),
        ("programme dates", Programme(p => (p.StartDate, p.EndDate) = (Day(1), Day(2))), Programme(p => (p.StartDate, p.EndDate) = (Day(2), Day(1))), "end date"),
        ("programme places", Programme(p => p.Places = 1), Programme(p => p.Places = 0), "places"),
        ("programme budget", Programme(p => (p.Budget, p.Currency) = (0, "USD")), Programme(p => (p.Budget, p.Currency) = (-1, "USD")), "budget"),
        ("programme currency", Programme(p => (p.Budget, p.Currency) = (5, "USD")), Programme(p => p.Budget = 5), "currency"),
        ("programme sectors", Programme(p => p.Sectors = []), Programme(p => p.Sectors = ["no-such"]), "sectors"),
        ("eligible countries", Terms(t => t with { Eligibility = new() { Countries = ["VN"] } }), Terms(t => t with { Eligibility = new() { Countries = ["Vietnam"] } }), "eligibility"),
        ("role twice", Roles("a", "b"), Roles("a", "a"), "roles[2] code"),
        ("role count", Terms(t => t with { Roles = [new() { Code = "a" }] }), Terms(t => t with { Roles = [new() { Code = "a", Count = 0 }] }), "roles[1] count"),
        ("criterion weight", Criteria(0.5), Criteria(0), "criteria[1] weight"),
        ("quota that contradicts itself", Quotas(new() { Dimension = QuotaDimension.WomenLed, AtLeast = 2, AtMost = 2 }), Quotas(new() { Dimension = QuotaDimension.WomenLed, AtLeast = 3, AtMost = 2 }), "quotas[1]"),
        ("quota without a number", Quotas(new() { Dimension = QuotaDimension.Verified, AtMost = 0 }), Quotas(new() { Dimension = QuotaDimension.Verified }), "quotas[1]"),
        ("quota beyond the places", Quotas(new() { Dimension = QuotaDimension.Verified, AtLeast = 10 }), Quotas(new() { Dimension = QuotaDimension.Verified, AtLeast = 11 }), "quotas[1]"),
        ("quota of an unknown country", Quotas(new() { Dimension = QuotaDimension.Country, Values = ["KH", "LA"], AtLeast = 1 }), Quotas(new() { Dimension = QuotaDimension.Country, Values = ["Laos"], AtLeast = 1 }), "quotas[1]"),
        ("quota of nothing", Quotas(new() { Dimension = QuotaDimension.Helix, Values = ["media"], AtLeast = 1 }), Quotas(new() { Dimension = QuotaDimension.Helix, AtLeast = 1 }), "quotas[1]"),
        ("quotas that cannot add up", Both(Least("VN", 6), Least("KH", 4)), Both(Least("VN", 8), Least("KH", 8)), "quotas"),
        ("conflict with oneself", Terms(t => t with { Conflicts = [new(1, 2, "siblings")] }), Terms(t => t with { Conflicts = [new(1, 1, "x")] }), "conflicts"),
        ("entry's amount", new ProgrammeEntry { AskedAmount = 0 }, new ProgrammeEntry { AskedAmount = -1 }, "asked amount"),
        ("review's score", new ProgrammeReview { Scores = new() { ["need"] = 10 } }, new ProgrammeReview { Scores = new() { ["need"] = 10.1 } }, "need"),
        ("review in conflict", new ProgrammeReview { HasConflict = true }, new ProgrammeReview { HasConflict = true, Scores = new() { ["need"] = 1 } }, "conflict"),
        ("plan's name", new ProgrammePlan { Name = "x" }, new ProgrammePlan { Name = "" }, "name"),
        ("team's times", Team(0, 1), Team(1, 0), "ends at"),
        ("member's rating", new TeamMember { Role = "mentor", Rating = 5 }, new TeamMember { Role = "mentor", Rating = 6 }, "rating"),
        ("change's words", new ProgrammeChange { Action = "a", Text = "t", Rows = "[]" }, new ProgrammeChange { Action = "a", Text = "", Rows = "[]" }, "text"),
    ];

    private static Programme Programme(Action<Programme>? change = null)
    {
        var programme = new Programme { Title = "Residency", Places = 10 };
        change?.Invoke(programme);
        return programme;
    }

    private static Programme Terms(Func<ProgrammeTerms, ProgrammeTerms> change) => Programme(p => p.Terms = change(p.Terms));

    private static Programme Quotas(Quota quota) => Terms(t => t with { Quotas = [quota] });

    private static Programme Both(Quota first, Quota second) => Terms(t => t with { Quotas = [first, second] });

    private static Quota Least(string country, int count) => new() { Dimension = QuotaDimension.Country, Values = [country], AtLeast = count };

    private static Programme Roles(params string[] codes) => Terms(t => t with { Roles = [.. codes.Select(code => new SoughtRole { Code = code })] });

    private static Programme Criteria(double weight) => Terms(t => t with { Criteria = [new("need", "Need", weight)] });

    private static ProgrammeTeam Team(int start, int end) => new() { Key = "k", Title = "t", StartsAt = TestData.Now.AddHours(start), EndsAt = TestData.Now.AddHours(end) };

    private static DateOnly Day(int day) => new(2027, 1, day);
}
