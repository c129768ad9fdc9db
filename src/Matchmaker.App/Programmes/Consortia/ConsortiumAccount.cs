using System.Globalization;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage;
using Matchmaker.Engine.Programmes.Consortia;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Programmes.Consortia;

/// <summary>Tells a solution in plain words: why each member is there, who could stand in, what is missing and why.</summary>
internal sealed class ConsortiumAccount(RegistryContext context, ConsortiumCase stated)
{
    private const int MostStandIns = 3;
    private const int MostNear = 3;
    private const double Covered = 0.05;

    private readonly ConsortiumProblem _problem = stated.Problem;

    public async Task<ConsortiumPlan> TellAsync(ConsortiumSolution solution, IReadOnlyList<string> inTheWay, CancellationToken cancellationToken)
    {
        var found = new List<FoundConsortium>();
        var gapsOf = new Dictionary<int, IReadOnlyList<NearCandidate>>();
        foreach (var consortium in solution.Consortia)
        {
            List<ConsortiumGap> gaps = [];
            for (var role = 0; role < consortium.EmptySeats.Count; role++)
            {
                if (consortium.EmptySeats[role] == 0) continue;
                if (!gapsOf.TryGetValue(role, out var near)) gapsOf.Add(role, near = await NearestAsync(role, consortium, cancellationToken));
                gaps.Add(new(stated.Brief.Roles[role].Code, consortium.EmptySeats[role], near));
            }

            found.Add(Tell(consortium, found.Count + 1, gaps, solution.Consortia[0]));
        }

        return new(stated.Brief.Title, stated.Suggestions.Model.Name, stated.Candidates.Length, found, [.. Remarks(solution)], inTheWay);
    }

    private FoundConsortium Tell(Consortium consortium, int rank, List<ConsortiumGap> gaps, Consortium first)
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
            [.. stated.Needs.Select((need, at) => Cover(members, need, at))], gaps, rank == 1 ? null : Difference(first, consortium));
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
            if (cover > Covered && others.All(other => CoverOf(other, need) < cover)) yield return $"Covers best: {Short(stated.Needs[need])} ({Percent(cover)}).";
        }

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

    private CoveredNeed Cover(IReadOnlyList<ConsortiumMember> members, string need, int at)
    {
        var best = members.OrderByDescending(member => CoverOf(member, at)).FirstOrDefault();
        var cover = members.Count == 0 ? 0 : CoverOf(best, at);
        return new(need, cover, cover > Covered ? stated.ActorOf(best.Candidate).Name : null);
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

    private async Task<IReadOnlyList<NearCandidate>> NearestAsync(int role, Consortium consortium, CancellationToken cancellationToken)
    {
        var fits = stated.RoleFits[role];
        var members = consortium.Members.ToDictionary(member => stated.Candidates[member.Candidate], member => member.Role);
        List<(int Actor, string Reason)> near = [];
        foreach (var actor in Enumerable.Range(0, fits.Length).Where(actor => fits[actor] > Covered).OrderByDescending(actor => fits[actor]).ThenBy(actor => actor))
        {
            if (near.Count == MostNear) break;
            if (Reason(role, actor, members) is { } reason) near.Add((actor, reason));
        }

        var snapshot = stated.Suggestions.Snapshot;
        var ids = near.Select(one => snapshot.ActorId(one.Actor)).ToList();
        var names = await context.Actors.AsNoTracking().Where(actor => ids.Contains(actor.Id)).ToDictionaryAsync(actor => actor.Id, actor => actor.Name, cancellationToken);
        return [.. near.Where(one => names.ContainsKey(snapshot.ActorId(one.Actor)))
            .Select(one => new NearCandidate(snapshot.ActorId(one.Actor), names[snapshot.ActorId(one.Actor)], snapshot.CountryOf(one.Actor), fits[one.Actor], one.Reason))];
    }

    private string? Reason(int role, int actor, Dictionary<int, int> members)
    {
        if (members.TryGetValue(actor, out var other)) return other == role ? null : $"it is chosen as '{stated.Brief.Roles[other].Code}'";
        if (stated.Forbidden.Contains(actor)) return "it is forbidden here";
        if (stated.Among is { } among && !among.Contains(actor)) return "it is not among the candidates that were named";
        if (ConsortiumStatement.WhyNot(stated.Suggestions, stated.Brief, role, actor) is { } reason) return reason;
        var candidate = Array.BinarySearch(stated.Candidates, actor);
        if (candidate < 0) return "it is a person, or fits less than those looked at";
        return members.Keys.Any(member => _problem.IsApart(candidate, Array.BinarySearch(stated.Candidates, member))) ? "it may not be together with a member" : "a quota stands against it";
    }

    private IEnumerable<string> Remarks(ConsortiumSolution solution)
    {
        if (solution.Consortia.Count == 0)
        {
            yield return solution.IsComplete ? "No consortium keeps all quotas." : "None was found that keeps all quotas; the search ended before it could rule one out.";
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
