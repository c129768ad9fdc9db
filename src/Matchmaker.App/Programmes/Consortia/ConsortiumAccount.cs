using System.Globalization;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage;
using Matchmaker.Engine.Programmes.Consortia;

namespace Matchmaker.App.Programmes.Consortia;

/// <summary>Tells a solution in plain words: why each member is there, who could stand in, what is missing and why.</summary>
internal sealed class ConsortiumAccount(RegistryContext context, ConsortiumCase stated)
{
    private const int MostStandIns = 3;
    private const double Covered = 0.05;

    private readonly ConsortiumProblem _problem = stated.Problem;
    private readonly ConsortiumNearest _nearest = new(context, stated);

    public async Task<ConsortiumPlan> TellAsync(ConsortiumSolution solution, IReadOnlyList<string> inTheWay, CancellationToken cancellationToken)
    {
        var found = new List<FoundConsortium>();
        foreach (var consortium in solution.Consortia)
        {
            List<ConsortiumGap> gaps = [];
            for (var role = 0; role < consortium.EmptySeats.Count; role++)
                if (consortium.EmptySeats[role] > 0) gaps.Add(new(stated.Brief.Roles[role].Code, consortium.EmptySeats[role], await _nearest.ToRoleAsync(role, consortium.Members, cancellationToken)));
            List<CoveredNeed> needs = [];
            for (var need = 0; need < stated.Needs.Count; need++) needs.Add(await CoverAsync(consortium.Members, need, cancellationToken));
            found.Add(Tell(consortium, found.Count + 1, needs, gaps, solution.Consortia[0]));
        }

        return new(stated.Brief.Title, stated.Suggestions.Model.Name, stated.Candidates.Length, found, [.. Remarks(solution)], inTheWay);
    }

    private FoundConsortium Tell(Consortium consortium, int rank, List<CoveredNeed> needs, List<ConsortiumGap> gaps, Consortium first)
    {
        var members = consortium.Members;
        List<FoundPair> pairs = [];
        for (var one = 0; one < members.Count; one++)
        {
            for (var other = one + 1; other < members.Count; other++)
                pairs.Add(new(stated.ActorOf(members[one].Candidate).Id, stated.ActorOf(members[other].Candidate).Id, _problem.Mutual(members[one].Candidate, members[other].Candidate), IsTied(members[one], members[other])));
        }

        var score = consortium.Score;
        return new(
            rank, score.Total, consortium.Gap, score.Coverage, score.Fit, score.Acceptance, score.TieBalance, score.TiedPairs, [.. members.Select((member, at) => Tell(consortium, member, at))], pairs,
            needs, [.. Quotas(members)], gaps, rank == 1 ? null : Difference(first, consortium));
    }

    private FoundMember Tell(Consortium consortium, ConsortiumMember member, int at)
    {
        var actor = stated.ActorOf(member.Candidate);
        var fit = _problem.FitOf(member.Role, member.Candidate);
        var isSettled = _problem.Locked.Contains(member);
        var standIns = ConsortiumSolver.StandIns(_problem, consortium.Members, at, MostStandIns).Select(standIn => (Actor: stated.ActorOf(standIn.Candidate), StandIn: standIn));
        return new(
            actor.Id, actor.Name, actor.Country, actor.Helix, actor.Size, stated.Brief.Roles[member.Role].Code, double.IsNaN(fit) ? 0 : fit, isSettled, [.. Why(consortium, member, actor, isSettled)],
            [.. standIns.Select(one => new FoundStandIn(one.Actor.Id, one.Actor.Name, one.Actor.Country, one.StandIn.Loss, one.StandIn.KeepsQuotas))]);
    }

    private IEnumerable<string> Why(Consortium consortium, ConsortiumMember member, Actor actor, bool isSettled)
    {
        if (isSettled) yield return "Was settled before.";
        var others = consortium.Members.Where(other => other != member).ToList();
        for (var need = 0; need < stated.Needs.Count; need++)
        {
            var cover = CoverOf(member, need);
            if (cover <= Covered || others.Any(other => CoverOf(other, need) > cover)) continue;
            yield return $"{(others.Any(other => CoverOf(other, need) == cover) ? "Covers, as others do" : "Covers best")}: {Short(stated.Needs[need])} ({Percent(cover)}).";
        }

        var fit = _problem.FitOf(member.Role, member.Candidate);
        if (fit > Covered) yield return $"Fits the role: {Percent(fit)}.";
        if (others.Count > 0)
        {
            var tied = others.Where(other => IsTied(member, other)).Select(other => stated.ActorOf(other.Candidate).Name).ToList();
            if (tied.Count > 0) yield return $"Has worked with {EntryDesk.Names(tied)}.";
            else yield return "New to all of them.";
            yield return $"Mutual acceptance with the others: {Percent(others.Average(other => _problem.Mutual(member.Candidate, other.Candidate)))} on average.";
        }

        if (others.Count > 0 && others.TrueForAll(other => stated.ActorOf(other.Candidate).Country != actor.Country)) yield return $"The only one from {Countries.Name(actor.Country)}.";
        var without = others.ToList();
        for (var at = 0; at < _problem.Quotas.Count; at++)
        {
            var quota = _problem.Quotas[at];
            if (quota.AtLeast > 0 && quota.IsOfKind[member.Candidate] && without.Count(other => quota.IsOfKind[other.Candidate]) < quota.AtLeast) yield return $"Needed for '{stated.QuotaNames[at]}'.";
        }
    }

    private async Task<CoveredNeed> CoverAsync(IReadOnlyList<ConsortiumMember> members, int need, CancellationToken cancellationToken)
    {
        var best = members.OrderByDescending(member => CoverOf(member, need)).FirstOrDefault();
        var cover = members.Count == 0 ? 0 : CoverOf(best, need);
        var nearest = cover < CoveredNeed.Little ? await _nearest.ToNeedAsync(need, Math.Max(cover, Covered), members, cancellationToken) : [];
        return new(stated.Needs[need], cover, cover > Covered ? stated.ActorOf(best.Candidate).Name : null, nearest);
    }

    private IEnumerable<FilledQuota> Quotas(IReadOnlyList<ConsortiumMember> members)
    {
        foreach (var (quota, name) in _problem.Quotas.Zip(stated.QuotaNames))
            yield return new(name, members.Count(member => quota.IsOfKind[member.Candidate]), quota.AtLeast > 0 ? quota.AtLeast : null, quota.AtMost < int.MaxValue ? quota.AtMost : null);
        foreach (var (variety, name) in _problem.Varieties.Zip(stated.VarietyNames))
            yield return new(name, members.Select(member => variety.LabelOf[member.Candidate]).Where(label => label >= 0).Distinct().Count(), variety.AtLeast, null);
    }

    private string Difference(Consortium first, Consortium other)
    {
        var (was, now) = (first.Members.Select(member => member.Candidate).ToHashSet(), other.Members.Select(member => member.Candidate).ToHashSet());
        var gone = EntryDesk.Names(first.Members.Where(member => !now.Contains(member.Candidate)).Select(member => stated.ActorOf(member.Candidate).Name));
        var come = EntryDesk.Names(other.Members.Where(member => !was.Contains(member.Candidate)).Select(member => stated.ActorOf(member.Candidate).Name));
        var parts = new (string Name, double Change)[]
        {
            ("coverage", other.Score.Coverage - first.Score.Coverage), ("fit", other.Score.Fit - first.Score.Fit), ("acceptance", other.Score.Acceptance - first.Score.Acceptance), ("balance of ties", other.Score.TieBalance - first.Score.TieBalance),
        }.Where(part => Math.Abs(part.Change) >= 0.005).Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Name} {part.Change:+0.00;-0.00}"));
        return string.Create(CultureInfo.InvariantCulture, $"{come} instead of {gone}: score {other.Score.Total - first.Score.Total:+0.000;-0.000;0.000} ({string.Join(", ", parts)}).");
    }

    private IEnumerable<string> Remarks(ConsortiumSolution solution)
    {
        if (solution.Consortia.Count == 0)
        {
            var unfilled = Enumerable.Range(0, _problem.RoleCount).Where(role => !Enumerable.Range(0, _problem.CandidateCount).Any(candidate => _problem.IsPossible(role, candidate))).Select(role => stated.Brief.Roles[role].Code).ToList();
            if (_problem.CandidateCount == 0 || unfilled.Count == _problem.RoleCount) yield return $"Nobody in the registry fits any of the roles ({string.Join(", ", unfilled)}): say more of what is sought, in words that profiles use, by sectors or topics, or ask for less.";
            else yield return solution.IsComplete ? "No consortium keeps all quotas." : "None was found that keeps all quotas; the search ended before it could rule one out.";
            yield break;
        }

        if (solution.Consortia.Count < stated.Brief.Count)
            yield return solution.IsComplete
                ? $"There are no more than {solution.Consortia.Count} that differ in {stated.Brief.Difference} members or more."
                : $"Only {solution.Consortia.Count} were found that differ enough; the search ended before it could rule out more.";
        var open = solution.Consortia.Where(consortium => consortium.Gap > 1e-6).ToList();
        yield return open.Count == 0
            ? "Each is proven to be the best of those that differ enough from the ones before it, among the candidates looked at."
            : string.Create(CultureInfo.InvariantCulture, $"{open.Count} of {solution.Consortia.Count} are not proven to be the best: there might be one up to {open.Max(consortium => consortium.Gap):0.000} better.");
    }

    private bool IsTied(ConsortiumMember one, ConsortiumMember other) => _problem.IsTied[(one.Candidate * _problem.CandidateCount) + other.Candidate];

    private double CoverOf(ConsortiumMember member, int need) => _problem.Cover[(member.Candidate * stated.Needs.Count) + need];

    private static string Short(string text) => text.Length <= 80 ? text : text[..text.LastIndexOf(' ', 79, 79)] + " …";

    private static string Percent(double value) => value.ToString("P0", CultureInfo.InvariantCulture);
}
