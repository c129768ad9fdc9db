using Matchmaker.App.Registry;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Programmes.Timetables;

/// <summary>A programme as a forum: whoever said yes to coming, or was put in, takes part.</summary>
internal static class ForumReading
{
    private const string StandardZone = "Asia/Seoul";
    private const int StandardDays = 3;

    /// <summary>Reads the participants; those that a timetable has and that are in it no longer come along as away, so that their meetings can be taken out.</summary>
    public static async Task<Forum> ReadAsync(RegistryContext context, Programme programme, TimetableChoices choices, ForumTimetable? timetable, CancellationToken cancellationToken)
    {
        var entries = await context.ProgrammeEntries.AsNoTracking().Where(e => e.ProgrammeId == programme.Id && (e.State == EntryState.Accepted || e.State == EntryState.Selected))
            .OrderBy(e => e.Actor!.Name).ThenBy(e => e.ActorId).Select(e => new { e.ActorId, e.Actor!.Name, e.Answers }).ToListAsync(cancellationToken);
        List<ForumParticipant> participants = [.. entries.Select(e => ForumAnswers.Read(e.ActorId, e.Name, e.Answers, choices.Participants.GetValueOrDefault(FormattableString.Invariant($"{e.ActorId}"))))];
        var present = participants.Select(one => one.Id).ToHashSet();
        long[] gone = [.. (timetable?.Meetings ?? []).SelectMany(meeting => new[] { meeting.A, meeting.B }).Distinct().Where(id => !present.Contains(id)).Select(id => long.TryParse(id, out var actor) ? actor : 0)];
        var left = await context.Actors.AsNoTracking().Where(a => gone.Contains(a.Id)).OrderBy(a => a.Id).Select(a => new { a.Id, a.Name }).ToListAsync(cancellationToken);
        participants.AddRange(left.Select(a => new ForumParticipant { Id = FormattableString.Invariant($"{a.Id}"), Name = a.Name, ActorId = a.Id, Least = 0, Most = 0 }));
        var known = participants.Select(one => one.Id).ToHashSet();
        var conflicts = programme.Terms.Conflicts.Select(one => new ForumPair(FormattableString.Invariant($"{one.ActorId}"), FormattableString.Invariant($"{one.OtherId}"), ForumPairRule.Forbid, Reason: one.Reason));
        return new()
        {
            Key = KeyOf(programme.Id),
            Title = programme.Title,
            Grid = choices.Grid ?? Standard(programme, participants.Count, context.Now),
            Participants = participants,

            // Whoever has left takes its locks along.
            Pairs = [.. choices.Pairs.Concat(conflicts).Where(pair => known.Contains(pair.A) && known.Contains(pair.B) && (pair.Rule == ForumPairRule.Forbid || (present.Contains(pair.A) && present.Contains(pair.B))))],
            Mishaps = [.. choices.Mishaps.Where(mishap => mishap.Participant is null || known.Contains(mishap.Participant)), .. left.Select(a => new ForumMishap(ForumMishapKind.NoShow, FormattableString.Invariant($"{a.Id}"), null, Math.Max(1, choices.FirstOpenSlot)))],
            Settings = choices.Settings,
        };
    }

    /// <summary>Ids of all who are or were in it, whatever became of them.</summary>
    public static async Task<IReadOnlySet<string>> KnownAsync(RegistryContext context, long programmeId, CancellationToken cancellationToken) =>
        (await context.ProgrammeEntries.Where(e => e.ProgrammeId == programmeId).Select(e => e.ActorId).ToListAsync(cancellationToken)).Select(id => FormattableString.Invariant($"{id}")).ToHashSet();

    /// <summary>What calendars know a programme's meetings by.</summary>
    public static string KeyOf(long programmeId) => FormattableString.Invariant($"programme-{programmeId}");

    private static ForumGrid Standard(Programme programme, int participants, DateTimeOffset now)
    {
        var first = programme.StartDate ?? DateOnly.FromDateTime(now.UtcDateTime).AddDays(30);
        var days = Math.Clamp((programme.EndDate ?? first).DayNumber - first.DayNumber + 1, 1, StandardDays);
        return new()
        {
            TimeZone = StandardZone,
            Days = [.. Enumerable.Range(0, days).Select(day => new ForumDay
            {
                Date = first.AddDays(day), Start = new(9, 30), End = new(17, 0), Minutes = 20, Gap = 5, Breaks = [new(new(12, 30), new(13, 30))], Tables = Math.Clamp(participants / 2, 1, 40),
            })],
        };
    }
}
