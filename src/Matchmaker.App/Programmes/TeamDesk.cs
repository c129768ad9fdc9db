using Matchmaker.App.Access;
using Matchmaker.App.Search;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Programmes;

/// <summary>What became of the teams that were published: recorded by the secretariat, and told to the network.</summary>
public sealed class TeamDesk(RegistryDatabase database, ProgrammeMails mails)
{
    /// <summary>Teams of a programme, by time, then key.</summary>
    public async Task<IReadOnlyList<TeamLine>> ListAsync(Caller caller, long programmeId, long? planId = null, CancellationToken cancellationToken = default)
    {
        await using var context = database.CreateDbContext();
        await ProgrammeDesk.TendedAsync(context, caller, programmeId, cancellationToken);
        var teams = await context.ProgrammeTeams.AsNoTracking().Where(t => t.ProgrammeId == programmeId && (planId == null || t.PlanId == planId)).Include(t => t.Members).ThenInclude(m => m.Actor).AsSplitQuery().ToListAsync(cancellationToken);
        return [.. teams.OrderBy(t => t.StartsAt ?? DateTimeOffset.MaxValue).ThenBy(t => t.Id).Select(t => new TeamLine(
            t.Id, t.PlanId, t.Title, t.StartsAt, t.EndsAt, t.Place, t.Outcome, t.Members.Average(m => (double?)m.Rating),
            [.. t.Members.OrderBy(m => m.Id).Select(m => new TeamMate(m.ActorId, m.Actor!.Name, m.Actor.Country, m.Role, m.Answer))]))];
    }

    /// <summary>Records what came of teams, all or none. What took place becomes a collaboration, from which the models learn; what is taken back goes from there too.</summary>
    /// <exception cref="ProgrammeException">A team is not there, lies ahead, or had nobody.</exception>
    public async Task RecordAsync(Caller caller, long programmeId, IReadOnlyCollection<long> teamIds, TeamOutcome outcome, CancellationToken cancellationToken = default)
    {
        await using var context = database.CreateDbContext();
        await using var transaction = await context.Database.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, cancellationToken);
        var programme = await ProgrammeDesk.TendedAsync(context, caller, programmeId, cancellationToken);
        EntryDesk.RequireGoesOn(programme);
        var teams = await context.ProgrammeTeams.Include(t => t.Members).Where(t => t.ProgrammeId == programmeId && teamIds.Contains(t.Id)).OrderBy(t => t.Id).ToListAsync(cancellationToken);
        if (teamIds.Except(teams.Select(t => t.Id)).Cast<long?>().FirstOrDefault() is { } missing) throw new ProgrammeException($"There is no team {missing} in this programme. Load the page again.");
        List<(long, ProgrammeNews)> news = [];
        foreach (var team in teams.Where(team => team.Outcome != outcome))
        {
            if (outcome == TeamOutcome.TookPlace && team.StartsAt is { } start && start > context.Now) throw new ProgrammeException($"'{team.Title}' begins on {start.UtcDateTime:yyyy-MM-dd} at {start.UtcDateTime:HH:mm} UTC: it cannot have taken place yet.");
            if (team.Outcome == TeamOutcome.TookPlace) await ProgrammeOutcomes.TakeBackAsync(context, team, cancellationToken);
            if (outcome == TeamOutcome.TookPlace) ProgrammeOutcomes.Tell(context, programme, team);
            if (outcome == TeamOutcome.Cancelled && team.Outcome == TeamOutcome.Planned) news.AddRange(team.Members.Select(member => (member.ActorId, ProgrammeNews.TeamChanged)));

            // Calendars go by a number that only grows; that of a cancelled meeting was one more than it had.
            if (team.Outcome == TeamOutcome.Cancelled) team.Revision++;
            team.Outcome = outcome;
        }

        await mails.TellAsync(context, programme, news, cancellationToken: cancellationToken);
        await ChangeRecorder.SaveAsync(context, caller, programmeId, "programme.outcome", $"{AspectCodes.Spell(outcome)}: {EntryDesk.Names(teams.Select(t => t.Title))}", cancellationToken: cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
