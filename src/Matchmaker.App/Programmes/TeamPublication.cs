using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Programmes;

/// <summary>Makes the teams of a programme those of a plan, with as little change as can be: who stays where it was is told nothing, and keeps its answer.</summary>
internal sealed class TeamPublication(RegistryContext context, Programme programme, ProgrammePlan plan)
{
    /// <param name="planned">The teams that are to hold.</param>
    /// <param name="present">Those that the plan, or another of its kind, published before.</param>
    /// <param name="news">Receives whom to tell what.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>How many teams hold.</returns>
    /// <exception cref="ProgrammeException">A team is there twice, has nobody, or names somebody who is not in the registry.</exception>
    public async Task<int> ApplyAsync(IReadOnlyList<PlannedTeam> planned, IReadOnlyList<ProgrammeTeam> present, List<(long ActorId, ProgrammeNews News)> news, CancellationToken cancellationToken)
    {
        await RequireAsync(planned, cancellationToken);
        var byKey = present.ToDictionary(team => team.Key, StringComparer.Ordinal);
        string[] keys = [.. planned.Select(team => team.Key).Where(key => !byKey.ContainsKey(key))];
        if (keys.Length > 0 && await context.ProgrammeTeams.Where(t => t.ProgrammeId == programme.Id && keys.Contains(t.Key)).Select(t => t.Title).FirstOrDefaultAsync(cancellationToken) is { } taken)
            throw new ProgrammeException($"'{taken}' belongs to a plan of another kind.");
        foreach (var team in planned)
        {
            if (byKey.Remove(team.Key, out var old)) Change(old, team, news);
            else Make(team, news);
        }

        // What is left was planned before and is not any more.
        foreach (var gone in byKey.Values.Where(team => team.Outcome == TeamOutcome.Planned))
        {
            gone.Outcome = TeamOutcome.Cancelled;
            gone.Revision++;
            news.AddRange(gone.Members.Select(member => (member.ActorId, ProgrammeNews.TeamChanged)));
        }

        return planned.Count;
    }

    private void Make(PlannedTeam team, List<(long, ProgrammeNews)> news)
    {
        context.ProgrammeTeams.Add(new()
        {
            ProgrammeId = programme.Id,
            PlanId = plan.Id,
            Key = team.Key,
            Title = team.Title,
            StartsAt = team.StartsAt,
            EndsAt = team.EndsAt,
            Place = team.Place,
            Members = [.. team.Members.Select(New)],
        });
        news.AddRange(team.Members.Select(member => (member.ActorId, member.IsAsked ? ProgrammeNews.TeamAsked : ProgrammeNews.TeamTold)));
    }

    private void Change(ProgrammeTeam old, PlannedTeam team, List<(long, ProgrammeNews)> news)
    {
        if (old.Outcome is TeamOutcome.TookPlace or TeamOutcome.DidNot) return;
        var isBack = old.Outcome == TeamOutcome.Cancelled;
        var isMoved = (old.StartsAt, old.EndsAt, old.Place) != (team.StartsAt, team.EndsAt, team.Place);
        var left = old.Members.Where(member => !team.Members.Any(one => one.ActorId == member.ActorId)).ToList();
        var joined = team.Members.Where(one => !old.Members.Exists(member => member.ActorId == one.ActorId)).ToList();
        var stays = old.Members.Except(left).ToList();
        if (isBack || isMoved || left.Count + joined.Count > 0) old.Revision++;
        (old.PlanId, old.Title, old.StartsAt, old.EndsAt, old.Place, old.Outcome) = (plan.Id, team.Title, team.StartsAt, team.EndsAt, team.Place, TeamOutcome.Planned);
        foreach (var member in stays)
        {
            var one = team.Members.First(candidate => candidate.ActorId == member.ActorId);

            // Another team or another hour is another question.
            var isAskedAnew = one.IsAsked && (isBack || isMoved || left.Count + joined.Count > 0 || member.Answer is TeamAnswer.Declined or TeamAnswer.NotAsked);
            (member.Role, member.Answer) = (one.Role, isAskedAnew ? TeamAnswer.Asked : one.IsAsked ? member.Answer : TeamAnswer.NotAsked);
            if (isAskedAnew) member.AnsweredAt = null;
            if (isAskedAnew) news.Add((member.ActorId, ProgrammeNews.TeamAsked));
            else if (isBack || isMoved || left.Count + joined.Count > 0) news.Add((member.ActorId, ProgrammeNews.TeamChanged));
        }

        foreach (var member in left)
        {
            context.TeamMembers.Remove(member);
            news.Add((member.ActorId, ProgrammeNews.TeamChanged));
        }

        foreach (var one in joined)
        {
            old.Members.Add(New(one));
            news.Add((one.ActorId, one.IsAsked ? ProgrammeNews.TeamAsked : ProgrammeNews.TeamTold));
        }
    }

    private static TeamMember New(PlannedMember member) => new() { ActorId = member.ActorId, Role = member.Role, Answer = member.IsAsked ? TeamAnswer.Asked : TeamAnswer.NotAsked };

    private async Task RequireAsync(IReadOnlyList<PlannedTeam> planned, CancellationToken cancellationToken)
    {
        if (planned.GroupBy(team => team.Key).FirstOrDefault(group => group.Count() > 1) is { } twice) throw new ProgrammeException($"The team '{twice.Key}' is planned twice.");
        foreach (var team in planned)
        {
            if (team.Members.Count == 0) throw new ProgrammeException($"The team '{team.Title}' has nobody.");
            if (team.Members.GroupBy(member => member.ActorId).FirstOrDefault(group => group.Count() > 1) is { } member) throw new ProgrammeException($"The actor #{member.Key} is twice in the team '{team.Title}'.");
        }

        var actors = planned.SelectMany(team => team.Members).Select(member => member.ActorId).Distinct().ToArray();
        foreach (var some in actors.Chunk(5_000))
        {
            var known = await context.Actors.Where(a => some.Contains(a.Id)).Select(a => a.Id).ToListAsync(cancellationToken);
            if (some.Except(known).Cast<long?>().FirstOrDefault() is { } unknown) throw new ProgrammeException($"The registry has no actor #{unknown} any more. Solve the plan again.");
        }
    }
}
