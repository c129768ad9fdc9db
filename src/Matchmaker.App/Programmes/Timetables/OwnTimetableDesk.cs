using Matchmaker.App.Access;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Programmes.Timetables;

/// <summary>The published meetings of one actor in one programme: for its own people, and the secretariat.</summary>
public sealed class OwnTimetableDesk(RegistryDatabase database)
{
    /// <summary>What the keys of teams begin with that are meetings of two.</summary>
    internal const string MeetingPrefix = "meeting:";

    /// <summary>The timetable, by time; with no meetings where none are published for the actor. Whoever has meetings reads it whatever became of the programme: a calendar has to hear that they are cancelled.</summary>
    /// <exception cref="AccessDeniedException">The caller is no member of the actor, and no curator.</exception>
    /// <exception cref="ProgrammeNotFoundException">There is no such programme, or it is not for the caller.</exception>
    public async Task<OwnTimetable> ReadAsync(Caller caller, long programmeId, long actorId, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.ReadApplications, actorId);
        await using var context = database.CreateDbContext();
        var name = await context.Actors.Where(a => a.Id == actorId).Select(a => a.Name).SingleOrDefaultAsync(cancellationToken) ?? throw new ProgrammeNotFoundException(programmeId);
        var teams = await context.ProgrammeTeams.AsNoTracking().Where(t => t.ProgrammeId == programmeId && t.Key.StartsWith(MeetingPrefix) && t.StartsAt != null && t.EndsAt != null && t.Members.Any(m => m.ActorId == actorId))
            .Include(t => t.Plan).Include(t => t.Members).ThenInclude(m => m.Actor).AsSplitQuery().ToListAsync(cancellationToken);
        var programme = teams.Count > 0 ? await context.Programmes.AsNoTracking().SingleAsync(p => p.Id == programmeId, cancellationToken) : await ProgrammeDesk.VisibleAsync(context, caller, programmeId, cancellationToken);
        var choices = teams.Select(team => team.Plan).OfType<ProgrammePlan>().OrderByDescending(plan => plan.PublishedAt).FirstOrDefault()?.Choices;
        var zone = (choices is null ? null : TimetableChoices.Read(choices).Grid?.TimeZone) is { } named && TimeZoneInfo.TryFindSystemTimeZoneById(named, out var found) ? found : TimeZoneInfo.Utc;
        return new(programmeId, programme.Title, actorId, name, zone.Id, [.. teams.OrderBy(team => team.StartsAt).ThenBy(team => team.Id).Select(team =>
        {
            var other = team.Members.Find(member => member.ActorId != actorId)?.Actor;
            return new OwnMeeting(
                team.Id, other?.Id, other?.Name ?? team.Title, other?.Country, TimeZoneInfo.ConvertTime(team.StartsAt!.Value, zone), TimeZoneInfo.ConvertTime(team.EndsAt!.Value, zone), team.Place, IsCancelled(team, programme),
                team.Revision, team.UpdatedAt);
        })]);
    }

    /// <summary>The timetable as a calendar; cancelled meetings are there as such.</summary>
    public async Task<string> CalendarAsync(Caller caller, long programmeId, long actorId, CancellationToken cancellationToken = default)
    {
        var own = await ReadAsync(caller, programmeId, actorId, cancellationToken);
        var id = FormattableString.Invariant($"{actorId}");
        return ForumCalendar.Write($"{own.Title}: {own.Name}", own.Meetings.Select(meeting => new CalendarMeeting(
            ForumCalendar.Uid(ForumReading.KeyOf(programmeId), id, FormattableString.Invariant($"{meeting.WithActorId}")), ForumTexts.Of("With", meeting.With), meeting.StartsAt, meeting.EndsAt, Sequence(meeting), meeting.IsCancelled,
            meeting.Place, own.Title, meeting.ChangedAt)), DateTimeOffset.UnixEpoch);
    }

    // Where a programme does not take place, none of its meetings to come does.
    private static bool IsCancelled(ProgrammeTeam team, Programme programme) => team.Outcome == TeamOutcome.Cancelled
        || (team.Outcome == TeamOutcome.Planned && (programme.State == ProgrammeState.Cancelled || team.Members.Exists(member => member.Answer == TeamAnswer.Declined)));

    // Two to a revision: a meeting may be cancelled without being planned again, and then planned again with the next.
    private static int Sequence(OwnMeeting meeting) => (2 * meeting.Revision) + (meeting.IsCancelled ? 1 : 0);
}
