using System.Globalization;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage;
using Matchmaker.Engine.Programmes.Consortia;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Programmes.Consortia;

/// <summary>Who comes nearest to filling a gap of a consortium, and what keeps them out, in words.</summary>
internal sealed class ConsortiumNearest(RegistryContext context, ConsortiumCase stated)
{
    private const int Most = 3;
    private const double Least = 0.05;

    private readonly ConsortiumProblem _problem = stated.Problem;
    private readonly Dictionary<long, string> _names = [];

    /// <summary>To a role that nobody fills.</summary>
    public Task<IReadOnlyList<NearCandidate>> ToRoleAsync(int role, IReadOnlyList<ConsortiumMember> members, CancellationToken cancellationToken) =>
        TellAsync(stated.RoleFits[role], Least, actor => OutOfRole(role, actor, members), cancellationToken);

    /// <summary>To a need that hardly anybody covers: who would cover it better than now.</summary>
    public Task<IReadOnlyList<NearCandidate>> ToNeedAsync(int need, double covered, IReadOnlyList<ConsortiumMember> members, CancellationToken cancellationToken) =>
        TellAsync(stated.NeedCovers[need], covered, actor => OutOfAll(actor, members), cancellationToken);

    private async Task<IReadOnlyList<NearCandidate>> TellAsync(double[] fits, double above, Func<int, string?> reason, CancellationToken cancellationToken)
    {
        var snapshot = stated.Suggestions.Snapshot;
        var ordered = Enumerable.Range(0, fits.Length).Where(actor => fits[actor] > above).OrderByDescending(actor => fits[actor]).ThenBy(actor => actor);
        var near = ordered.Select(actor => (Actor: actor, Reason: reason(actor))).Where(one => one.Reason is not null).Take(Most).ToList();
        var ids = near.Select(one => snapshot.ActorId(one.Actor)).Where(id => !_names.ContainsKey(id)).ToList();
        if (ids.Count > 0)
            foreach (var actor in await context.Actors.AsNoTracking().Where(actor => ids.Contains(actor.Id)).Select(actor => new { actor.Id, actor.Name }).ToListAsync(cancellationToken)) _names.Add(actor.Id, actor.Name);
        return [.. near.Where(one => _names.ContainsKey(snapshot.ActorId(one.Actor)))
            .Select(one => new NearCandidate(snapshot.ActorId(one.Actor), _names[snapshot.ActorId(one.Actor)], snapshot.CountryOf(one.Actor), Math.Clamp(fits[one.Actor], 0, 1), one.Reason!))];
    }

    private string? OutOfRole(int role, int actor, IReadOnlyList<ConsortiumMember> members)
    {
        foreach (var member in members)
            if (stated.Candidates[member.Candidate] == actor) return member.Role == role ? null : $"it is chosen as '{stated.Brief.Roles[member.Role].Code}'";
        if (Outside(actor) is { } outside) return outside;
        if (ConsortiumStatement.WhyNot(stated.Suggestions, stated.Brief, role, actor) is { } reason) return reason;
        var candidate = Array.BinarySearch(stated.Candidates, actor);
        if (candidate < 0) return NotLookedAt;
        return members.Any(member => _problem.IsApart(candidate, member.Candidate)) ? "it may not be together with a member" : "a quota stands against it";
    }

    private string? OutOfAll(int actor, IReadOnlyList<ConsortiumMember> members)
    {
        var candidate = Array.BinarySearch(stated.Candidates, actor);
        if (members.Any(member => member.Candidate == candidate)) return null;
        if (Outside(actor) is { } outside) return outside;
        var role = Enumerable.Range(0, stated.RoleFits.Length).MaxBy(at => stated.RoleFits[at][actor]);
        if (Enumerable.Range(0, stated.RoleFits.Length).All(at => ConsortiumStatement.WhyNot(stated.Suggestions, stated.Brief, at, actor) is not null))
            return $"it may fill no role; for '{stated.Brief.Roles[role].Code}', {ConsortiumStatement.WhyNot(stated.Suggestions, stated.Brief, role, actor)}";
        if (candidate < 0) return NotLookedAt;
        if (ConsortiumSolver.BestSeat(_problem, members, candidate) is not { } place) return "every seat that it may take is settled";
        var seat = $"the seat of {stated.ActorOf(members[place.Seat].Candidate).Name} ({stated.Brief.Roles[members[place.Seat].Role].Code})";
        return place.KeepsQuotas ? string.Create(CultureInfo.InvariantCulture, $"it could take {seat}: score {-place.Loss:+0.000;-0.000;0.000}") : $"in {seat} it would break a quota, or be with somebody it may not be with";
    }

    private string? Outside(int actor) =>
        stated.Forbidden.Contains(actor) ? "it is forbidden here" : stated.Among is { } among && !among.Contains(actor) ? "it is not among the candidates that were named" : null;

    private const string NotLookedAt = "it is a person, or fits less than those looked at";
}
