using Matchmaker.App.Programmes;
using Matchmaker.App.Programmes.Cohorts;
using Matchmaker.Engine.Programmes.Cohorts;

namespace Matchmaker.App.Tests.Programmes.Cohorts;

public sealed class CohortPlannerTests
{
    private static readonly Quota MediaOfTheMekong = new()
    {
        Dimension = QuotaDimension.Helix,
        Values = ["media"],
        AtLeast = 3,
        And = [new() { Dimension = QuotaDimension.Country, Values = ["KH", "LA"] }, new() { Dimension = QuotaDimension.Verified }],
    };

    [Fact]
    public void Plan_TooFewApplied_SaysItInWords()
    {
        var plan = CohortPlanner.Plan(Terms(4) with { Quotas = [MediaOfTheMekong] }, People());
        Assert.Equal(CohortState.Infeasible, plan.State);
        Assert.Equal("Only 2 verified media actors from Cambodia or Lao PDR applied; the quota asks for 3.", Assert.Single(plan.Relaxations).Text.Replace("Lao People's Democratic Republic", "Lao PDR", StringComparison.Ordinal));
        Assert.Contains("Only 2 verified media actors", plan.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_BudgetTooSmall_SaysWhatItTakes()
    {
        var plan = CohortPlanner.Plan(Terms(4) with { Budget = 15, Quotas = [MediaOfTheMekong with { AtLeast = 2 }] }, People());
        Assert.Contains(plan.Relaxations, one => one.Text == "What everything else asks for costs 20 at the least; the budget is 15.");
        Assert.Contains(plan.Relaxations, one => one.Text.StartsWith("With everything else kept no more than 1 verified media actor", StringComparison.Ordinal));
    }

    [Fact]
    public void Plan_Found_AccountsForEverybody()
    {
        var terms = Terms(3) with { Quotas = [MediaOfTheMekong with { AtLeast = 1 }, new() { Dimension = QuotaDimension.Country, Values = ["VN"], AtMost = 1 }] };
        var plan = CohortPlanner.Plan(terms, People());
        Assert.Equal(CohortState.Best, plan.State);
        Assert.Equal(3, plan.Chosen.Count);
        Assert.Equal(People().Count, plan.Chosen.Count + plan.NotChosen.Count);
        Assert.All(plan.Chosen, one => Assert.StartsWith("Fit ", one.Why, StringComparison.Ordinal));
        Assert.Contains(plan.Chosen, one => one.Fills.Count == 1 && one.Why.Contains("needed for at least 1 verified media actor", StringComparison.Ordinal));
        Assert.All(plan.NotChosen, one => Assert.True(one.InsteadOf is null || plan.Chosen.Any(other => other.Id == one.InsteadOf)));
        Assert.All(plan.NotChosen, one => Assert.True(one.Difference <= 1e-9, one.Why));
        Assert.Contains(plan.NotChosen, one => one.Why.Contains("t most 1 actor from Viet", StringComparison.Ordinal));
        Assert.Equal(plan.Chosen.Count, plan.Fills.Sum(fill => fill.Chosen));
        Assert.True(plan.Quotas[1].IsTight && plan.Quotas[1].Costs > 0, plan.Quotas[1].Note);
        Assert.Contains("without it the line-up would be worth", plan.Quotas[1].Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_SwapsThatAreTold_AreWorthWhatIsSaid()
    {
        var terms = Terms(3) with { Budget = 40 };
        var plan = CohortPlanner.Plan(terms, People());
        foreach (var one in plan.NotChosen.Where(one => one.InsteadOf is not null))
        {
            var others = plan.Chosen.Select(chosen => chosen.Id).Where(id => id != one.InsteadOf).Append(one.Id).ToList();
            var swapped = CohortPlanner.Plan(terms with { Locked = others, Places = others.Count, Quotas = terms.Quotas }, People());
            Assert.Equal(plan.Value + one.Difference, swapped.Value, 6);
            Assert.True(plan.Value - swapped.Value >= one.CostsAtLeast - 1e-6);
        }
    }

    [Fact]
    public void Plan_LockForbidConflict_Hold()
    {
        var free = CohortPlanner.Plan(Terms(2), People());
        var last = free.NotChosen[^1].Id;
        var first = free.Chosen[0].Id;
        var plan = CohortPlanner.Plan(Terms(2) with { Locked = [last], Forbidden = [first] }, People());
        Assert.Contains(plan.Chosen, one => one.Id == last && one.IsLocked && one.Why.StartsWith("Settled beforehand", StringComparison.Ordinal));
        Assert.Contains(plan.NotChosen, one => one.Id == first && one.IsForbidden);
        var apart = CohortPlanner.Plan(Terms(2) with { Conflicts = [new(free.Chosen[0].Id, free.Chosen[1].Id, "one owner")] }, People());
        Assert.Contains(apart.NotChosen, one => one.Why.Contains("(one owner)", StringComparison.Ordinal));
        var lines = CohortComparison.Of(free, apart).Lines;
        Assert.Contains(lines, line => line.StartsWith("Goes out: ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("less.", StringComparison.Ordinal));
    }

    [Fact]
    public void Plan_ContradictingTerms_AreToldAtTheField()
    {
        static void Refused(string field, string part, CohortTerms terms)
        {
            var fault = Assert.Throws<CohortFaultException>(() => CohortPlanner.Plan(terms, People(), source: "terms.json")).Faults;
            Assert.Contains(fault, one => one.Field == field && one.Text.Contains(part, StringComparison.Ordinal));
        }

        Quota Of(string helix, int? least, int? most = null) => new() { Dimension = QuotaDimension.Helix, Values = [helix], AtLeast = least, AtMost = most };
        Refused("places", "1 or more", Terms(0));
        Refused("placesAtLeast", "between 0 and the 3 places", Terms(3) with { PlacesAtLeast = 4 });
        Refused("budget", "0 or more", Terms(3) with { Budget = -1 });
        Refused("quotas[1].atLeast", "at least 3 and at most 1", Terms(3) with { Quotas = [Of("media", 3, 1)] });
        Refused("quotas[1].atLeast", "there are 3 places", Terms(3) with { Quotas = [Of("media", 4)] });
        Refused("quotas[2].atLeast", "make 4; there are 3 places", Terms(3) with { Quotas = [Of("media", 2), Of("industry", 2)] });
        Refused("quotas[2].atLeast", "all of the former count there", Terms(5) with { Quotas = [new() { Dimension = QuotaDimension.Country, Values = ["VN", "KH"], AtMost = 1 }, new() { Dimension = QuotaDimension.Country, Values = ["VN"], AtLeast = 2 }] });
        Refused("quotas[1]", "say at least or at most", Terms(3) with { Quotas = [Of("media", null)] });
        Refused("quotas[1].values", "'guild' is no helix", Terms(3) with { Quotas = [Of("guild", 1)] });
        Quota In(QuotaDimension dimension, string value) => new() { Dimension = dimension, Values = [value], AtMost = 1 };
        foreach (var (dimension, value, meant) in new[] { (QuotaDimension.Sector, "animaton", "animation"), (QuotaDimension.Sector, "Film and video", "film"), (QuotaDimension.Helix, "Civil Society", "civil-society"), (QuotaDimension.Country, "Cambodia", "KH"), (QuotaDimension.Country, "Vietnam", "VN"), (QuotaDimension.Size, "smal", "small") })
            Refused("quotas[2].values", $"'{value}' is no {dimension.ToString().ToLowerInvariant()}. Did you mean {meant}? Use ", Terms(3) with { Quotas = [Of("media", 1), In(dimension, value)] });
        Refused("quotas[1].values", "'animaton' is no sector. Did you mean animation?", Terms(3) with { Quotas = [Of("media", 1) with { And = [In(QuotaDimension.Sector, "animaton")] }] });
        Refused("quotas[1].values", "name what counts by country", Terms(3) with { Quotas = [new() { Dimension = QuotaDimension.Country, AtLeast = 1 }] });
        Refused("quotas[1].values", "yes or no", Terms(3) with { Quotas = [new() { Dimension = QuotaDimension.Verified, Values = ["yes"], AtLeast = 1 }] });
        Refused("locked", "locked and forbidden", Terms(3) with { Locked = ["1"], Forbidden = ["1"] });
        Refused("locked", "both locked, and in conflict (kin)", Terms(3) with { Locked = ["1", "2"], Conflicts = [new("2", "1", "kin")] });
        Refused("locked", "'99' is no candidate", Terms(3) with { Locked = ["99"] });
        Refused("locked", "there are 2 places", Terms(2) with { Locked = ["1", "2", "3"] });
        Refused("locked", "the budget is 5", Terms(2) with { Locked = ["1"], Budget = 5 });
        Refused("locked", "quota 1 allows at most 0", Terms(2) with { Locked = ["3"], Quotas = [Of("media", null, 0)] });
        Refused("conflicts[1]", "in conflict with itself", Terms(3) with { Conflicts = [new("1", "1")] });
        Refused("coverage.fading", "between 0", Terms(3) with { Coverage = new() { Fading = 2 } });
        Refused("quotas", "is null", Terms(3) with { Quotas = null! });
    }

    [Fact]
    public void Plan_QuotaOfASectorThatOnlyCandidatesHave_IsCounted()
    {
        var people = People();
        people[8] = people[8] with { Sectors = ["puppetry"] };
        var plan = CohortPlanner.Plan(Terms(2) with { Quotas = [new() { Dimension = QuotaDimension.Sector, Values = ["puppetry"], AtLeast = 1 }] }, people);
        Assert.Contains(plan.Chosen, one => one.Id == "9");
    }

    [Fact]
    public void Plan_ThroughJson_IsTheSame()
    {
        var plan = CohortPlanner.Plan(Terms(3) with { Quotas = [MediaOfTheMekong with { AtLeast = 1 }] }, People());
        var text = System.Text.Json.JsonSerializer.Serialize(plan, ProgrammeJson.Format);
        Assert.Equal(text, System.Text.Json.JsonSerializer.Serialize(System.Text.Json.JsonSerializer.Deserialize<CohortPlan>(text, ProgrammeJson.Format), ProgrammeJson.Format));
    }

    [Fact]
    public void Write_NamesThatWouldBeFormulas_AreMarked()
    {
        var people = People();
        people[0] = people[0] with { Name = "=HYPERLINK(1)", Fit = 5 };
        using var text = new StringWriter();
        CohortPlanTable.Write(text, CohortPlanner.Plan(Terms(2), people));
        Assert.Contains("'=HYPERLINK(1)", text.ToString(), StringComparison.Ordinal);
        Assert.Equal(people.Count + 1, text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    private static CohortTerms Terms(int places) => new() { Places = places };

    private static List<CohortCandidate> People() =>
    [
        Make("1", "VN", "industry", 0.95, "animation"), Make("2", "VN", "industry", 0.90, "games"), Make("3", "VN", "media", 0.85, "animation"), Make("4", "VN", "academia", 0.80, "craft"),
        Make("5", "KH", "media", 0.40, "film") with { Verified = true }, Make("6", "LA", "media", 0.35, "film") with { Verified = true }, Make("7", "KH", "media", 0.70, "film"),
        Make("8", "PH", "technology", 0.50, "games"), Make("9", "PH", "civil-society", 0.45, "craft"),
    ];

    private static CohortCandidate Make(string id, string country, string helix, double fit, string topic) =>
        new() { Id = id, Name = $"Actor {id}", Country = country, Helix = helix, Size = "small", Fit = fit, Cost = 10, Topics = new Dictionary<string, double> { [topic] = 1 } };
}
