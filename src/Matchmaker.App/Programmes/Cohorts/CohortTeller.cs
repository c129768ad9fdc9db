using System.Globalization;
using Matchmaker.App.Registry;
using Matchmaker.Engine.Programmes.Cohorts;

namespace Matchmaker.App.Programmes.Cohorts;

/// <summary>Says in words what was found, and why not more.</summary>
internal sealed class CohortTeller(CohortStatement statement)
{
    private const int MostNamed = 3;

    private static readonly CultureInfo Words = CultureInfo.InvariantCulture;

    private readonly ILookup<int, int> _topicsOf = statement.Problem.Topics.SelectMany((topic, at) => topic.Members.Where(member => member.Weight > 0).Select(member => (member.Candidate, at))).ToLookup(one => one.Candidate, one => one.at);
    private readonly ILookup<int, int> _quotasOf = statement.Problem.Groups.SelectMany((group, at) => group.Members.Select(member => (member, at))).ToLookup(one => one.member, one => one.at);
    private readonly HashSet<int> _locked = [.. statement.Problem.Locked];

    /// <summary>The whole in one sentence or two.</summary>
    public static string TellFound(CohortPlan plan)
    {
        var proof = plan.State == CohortState.Best ? "No other line-up within the terms is worth more." : string.Create(Words, $"No other line-up within the terms is worth more than {plan.UpperBound:F2}: at most {plan.GapPercent:F2} % better.");
        var budget = plan.Budget is { } amount && plan.Cost > 0 ? string.Create(Words, $" They cost {plan.Cost:N0} of {amount:N0}.") : "";
        return string.Create(Words, $"{plan.Chosen.Count} of {plan.Chosen.Count + plan.NotChosen.Count} are chosen for {plan.Places} places; the line-up is worth {plan.Value:F2}. {proof}{budget}");
    }

    public static string TellNone(IReadOnlyList<CohortRelaxation> relaxations) => relaxations.Count switch
    {
        0 => "There is no line-up that keeps all terms.",
        1 => $"There is no line-up that keeps all terms. {relaxations[0].Text}",
        _ => $"There is no line-up that keeps all terms. {relaxations.Count} ways out, the smallest first.",
    };

    public CohortMember TellChosen(int one, CohortSelection selection)
    {
        var candidate = statement.Candidates[one];
        var brings = _topicsOf[one].Select(topic => (topic, Added: selection.AddedBy(one, topic))).Where(pair => pair.Added > 1e-9).OrderByDescending(pair => pair.Added).ThenBy(pair => pair.topic).ToList();
        var alone = brings.Where(pair => statement.Problem.Topics[pair.topic].Members.Count(member => member.Weight > 0 && selection.Has(member.Candidate)) == 1).Select(pair => pair.topic).ToHashSet();
        string[] fills = [.. _quotasOf[one].Where(quota => statement.Problem.Groups[quota].AtLeast > 0 && selection.CountOf(quota) <= statement.Problem.Groups[quota].AtLeast).Select(quota => CohortQuotas.Describe(statement.Terms.Quotas[quota] with { AtMost = null }))];
        var parts = new List<string> { string.Create(Words, $"Fit {candidate.Fit:F2}") };
        if (_locked.Contains(one)) parts.Insert(0, "Settled beforehand");
        if (alone.Count > 0) parts.Add($"the only one for {Some([.. brings.Where(pair => alone.Contains(pair.topic)).Select(pair => NameOf(pair.topic))])}");
        if (brings.Count > alone.Count) parts.Add($"one more for {Some([.. brings.Where(pair => !alone.Contains(pair.topic)).Select(pair => NameOf(pair.topic))])}");
        if (fills.Length > 0) parts.Add($"needed for {Some(fills)}");
        return new(candidate.Id, candidate.Name, candidate.Country, candidate.Helix, candidate.Fit, selection.LossOf(one), candidate.Cost, _locked.Contains(one), [.. brings.Select(pair => NameOf(pair.topic))], fills, $"{string.Join("; ", parts)}.");
    }

    public string TellPassed(int one, bool isForbidden, CohortCandidate? instead, double difference, CohortSelection selection)
    {
        if (isForbidden) return "Ruled out beforehand.";
        var against = new List<string>();
        foreach (var quota in _quotasOf[one].Where(quota => selection.CountOf(quota) >= statement.Problem.Groups[quota].AtMost)) against.Add($"{CohortQuotas.Describe(statement.Terms.Quotas[quota] with { AtLeast = null })} is filled");
        for (var at = 0; at < statement.Conflicts.Count; at++)
        {
            var (first, second) = statement.Problem.Conflicts[at];
            var other = first == one ? second : second == one ? first : -1;
            if (other >= 0 && selection.Has(other)) against.Add($"it is in conflict with {statement.Candidates[other].Name}{(statement.Conflicts[at].Reason is { Length: > 0 } why ? $" ({why})" : "")}");
        }

        var left = statement.Problem.Budget - selection.Cost;
        if (selection.Count < statement.Problem.AtMost && statement.Problem.Cost[one] > left + 1e-9) against.Add(string.Create(Words, $"it costs {statement.Problem.Cost[one]:N0}, and {left:N0} is left"));
        if (selection.Count >= statement.Problem.AtMost && against.Count == 0) against.Add("all places are taken by others who add more or are needed for a quota");
        if (against.Count == 0) against.Add("it would add nothing");
        var swap = instead is null ? "Nobody could give it a place alone without breaking a limit."
            : difference > 1e-9 ? string.Create(Words, $"Instead of {instead.Name} it would add {difference:F2}.")
            : difference > -5e-3 ? $"Instead of {instead.Name} it would make no difference worth a word."
            : string.Create(Words, $"Instead of {instead.Name} it would cost {-difference:F2}.");
        return $"{Capital(Some([.. against]))}. {swap}";
    }

    public static string TellQuota(CohortQuotaLine line, bool isFound)
    {
        var applied = string.Create(Words, $"{line.Available} applied");
        if (!isFound) return applied;
        var filled = string.Create(Words, $"{line.Count} chosen, {applied}");
        if (!line.IsTight) return $"{filled}; has room and costs nothing";
        var price = line.Costs switch
        {
            null => line.Price > 5e-4 ? string.Create(Words, $"one place in it is worth up to {line.Price:F2}") : "costs nothing",
            < 5e-3 => "costs next to nothing",
            { } cost => string.Create(Words, $"without it the line-up would be worth {cost:F2} more"),
        };
        return $"{filled}; filled to the limit, {price}";
    }

    public CohortRelaxation Tell(CohortCorrection correction)
    {
        string[] texts = [.. correction.Limits.Select((limit, at) => Tell(limit, correction.Reached[at]))];
        return new(texts.Length == 1 ? texts[0] : $"All of these have to give: {string.Join(" ", texts)}", [.. correction.Limits.Select(Name)]);
    }

    private string Tell(CohortLimit limit, double reached)
    {
        var n = reached.ToString("N0", Words);
        switch (limit.Kind)
        {
            case CohortLimitKind.GroupAtLeast:
                var (quota, group) = (statement.Terms.Quotas[limit.Index], statement.Problem.Groups[limit.Index]);
                var out_ = group.Members.Count(statement.Problem.Forbidden.Contains);
                var available = group.Members.Count - out_;
                var note = out_ > 0 ? $" (and {out_} ruled out beforehand)" : "";
                return available < group.AtLeast
                    ? $"Only {available} {CohortQuotas.Whom(quota, available)} applied{note}; the quota asks for {group.AtLeast}."
                    : $"With everything else kept no more than {n} {CohortQuotas.Whom(quota, (int)reached)} can be chosen, of {available} who applied{note}; the quota asks for {group.AtLeast}.";
            case CohortLimitKind.GroupAtMost:
                return $"Everything else needs {n} {CohortQuotas.Whom(statement.Terms.Quotas[limit.Index], (int)reached)}; the quota allows {statement.Problem.Groups[limit.Index].AtMost}.";
            case CohortLimitKind.Budget:
                return string.Create(Words, $"What everything else asks for costs {reached:N0} at the least; the budget is {statement.Problem.Budget:N0}.");
            case CohortLimitKind.LeastPlaces:
                return $"No more than {n} of the places can be filled; at least {statement.Problem.AtLeast} are to be.";
            case CohortLimitKind.MostPlaces:
                return $"Everything else needs {n} places; there are {statement.Problem.AtMost}.";
            case CohortLimitKind.Locked:
                return $"{statement.Candidates[limit.Index].Name} is settled beforehand, and could be let go.";
            default:
                var (first, second) = statement.Problem.Conflicts[limit.Index];
                return $"{statement.Candidates[first].Name} and {statement.Candidates[second].Name} would both be needed, and are in conflict{(statement.Conflicts[limit.Index].Reason is { Length: > 0 } why ? $" ({why})" : "")}.";
        }
    }

    private string Name(CohortLimit limit) => limit.Kind switch
    {
        CohortLimitKind.GroupAtLeast => CohortQuotas.Describe(statement.Terms.Quotas[limit.Index] with { AtMost = null }),
        CohortLimitKind.GroupAtMost => CohortQuotas.Describe(statement.Terms.Quotas[limit.Index] with { AtLeast = null }),
        CohortLimitKind.Budget => "the budget",
        CohortLimitKind.LeastPlaces => $"at least {statement.Problem.AtLeast} places filled",
        CohortLimitKind.MostPlaces => $"{statement.Problem.AtMost} places",
        CohortLimitKind.Locked => $"{statement.Candidates[limit.Index].Name} settled beforehand",
        _ => $"the conflict of {statement.Candidates[statement.Problem.Conflicts[limit.Index].First].Name} and {statement.Candidates[statement.Problem.Conflicts[limit.Index].Second].Name}",
    };

    private string NameOf(int topic) => statement.Topics[topic] switch
    {
        (_, var name, null) => name,
        (var code, _, QuotaDimension.Country) => Countries.Name(code),
        (_, var name, var dimension) => dimension == QuotaDimension.Size ? $"size {name}" : name,
    };

    private static string Some(string[] parts) => parts.Length switch
    {
        0 => "",
        1 => parts[0],
        <= MostNamed => $"{string.Join(", ", parts[..^1])} and {parts[^1]}",
        _ => $"{string.Join(", ", parts[..MostNamed])} and {parts.Length - MostNamed} more",
    };

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
