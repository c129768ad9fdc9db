using System.Globalization;
using Matchmaker.App.Collaborations;
using Matchmaker.App.Introductions;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Programmes;

/// <summary>Makes of what took place in a programme what the models learn from: collaborations, and that two have met.</summary>
internal static class ProgrammeOutcomes
{
    /// <summary>The register that names these collaborations.</summary>
    public const string Scheme = "programme";

    /// <summary>In a team of more, that two of it have met says little.</summary>
    public const int LargestOfMeetings = 12;

    /// <summary>Adds what a team that took place says to what is saved next.</summary>
    public static void Tell(RegistryContext context, Programme programme, ProgrammeTeam team)
    {
        var members = team.Members.Where(member => member.Answer is TeamAnswer.Accepted or TeamAnswer.NotAsked).ToList();
        if (members.Count < 2) throw new ProgrammeException($"Of '{team.Title}' only {members.Count} said yes: it cannot have taken place as a team. Record that it did not.");
        team.Collaboration = Make(programme, FormattableString.Invariant($"team:{team.Id}"), team.Title, KindOf(programme.Kind), DayOf(programme, team, context.Now), [.. members.Select(member => (member.ActorId, member.Role))]);
        context.Collaborations.Add(team.Collaboration);
        if (members.Count > LargestOfMeetings) return;
        foreach (var one in members)
            foreach (var other in members.Where(other => other.ActorId != one.ActorId))
                context.Feedback.Add(new() { ActorId = one.ActorId, PartnerId = other.ActorId, Kind = FeedbackKind.Met, At = MetAt(team, context.Now), Reason = Because(team) });
    }

    /// <summary>Takes that back.</summary>
    public static async Task TakeBackAsync(RegistryContext context, ProgrammeTeam team, CancellationToken cancellationToken)
    {
        if (team.CollaborationId is { } id && await context.Collaborations.Include(c => c.Participations).SingleOrDefaultAsync(c => c.Id == id, cancellationToken) is { } collaboration) context.Collaborations.Remove(collaboration);
        (team.Collaboration, team.CollaborationId) = (null, null);
        long[] actors = [.. team.Members.Select(member => member.ActorId)];
        var because = Because(team);
        context.Feedback.RemoveRange(await context.Feedback.Where(f => actors.Contains(f.ActorId) && f.Kind == FeedbackKind.Met && f.Reason == because).ToListAsync(cancellationToken));
    }

    /// <summary>Adds that those of a cohort learnt together, once.</summary>
    public static async Task TellCohortAsync(RegistryContext context, Programme programme, CancellationToken cancellationToken)
    {
        var value = FormattableString.Invariant($"cohort:{programme.Id}");
        if (await context.Collaborations.AnyAsync(c => c.ExternalScheme == Scheme && c.ExternalValue == value, cancellationToken)) return;
        var actors = await context.ProgrammeEntries.Where(e => e.ProgrammeId == programme.Id && e.State == EntryState.Accepted).Select(e => e.ActorId).ToListAsync(cancellationToken);
        if (actors.Count >= 2) context.Collaborations.Add(Make(programme, value, programme.Title, CollaborationKind.Training, programme.StartDate ?? DateOnly.FromDateTime(context.Now.UtcDateTime), [.. actors.Select(actor => (actor, "participant"))]));
    }

    private static Collaboration Make(Programme programme, string value, string title, string kind, DateOnly day, IReadOnlyList<(long ActorId, string Role)> members) => new()
    {
        Kind = kind,
        Title = title,
        StartDate = day,
        EndDate = programme.EndDate >= day ? programme.EndDate : null,
        Sectors = [.. programme.Sectors],
        ExternalScheme = Scheme,
        ExternalValue = value,
        IsDemo = programme.IsDemo,
        Participations = [.. members.Select(member => new Participation { ActorId = member.ActorId, Role = member.Role })],
    };

    private static string KindOf(ProgrammeKind kind) => kind switch
    {
        ProgrammeKind.Mentoring => CollaborationKind.Mentoring,
        ProgrammeKind.Forum => CollaborationKind.Event,
        ProgrammeKind.Cohort => CollaborationKind.Training,
        _ => CollaborationKind.CoProduction,
    };

    private static DateOnly DayOf(Programme programme, ProgrammeTeam team, DateTimeOffset now) => team.StartsAt is { } start ? DateOnly.FromDateTime(start.UtcDateTime) : programme.StartDate ?? DateOnly.FromDateTime(now.UtcDateTime);

    private static DateTimeOffset MetAt(ProgrammeTeam team, DateTimeOffset now) => team.StartsAt is { } start && start < now ? start : now;

    private static string Because(ProgrammeTeam team) => string.Create(CultureInfo.InvariantCulture, $"{Scheme} team {team.Id}");
}
