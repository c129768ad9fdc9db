using System.Text.Json;
using Matchmaker.App.Access;
using Matchmaker.App.Search;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Programmes;

/// <summary>The applicants' side of programmes: apply, see how things stand, say yes or no, say how it went.</summary>
public sealed class ApplicantDesk(RegistryDatabase database)
{
    private static readonly EntryState[] NotTold = [EntryState.Shortlisted];

    /// <summary>Where an actor stands in all its programmes, the latest first.</summary>
    public async Task<IReadOnlyList<OwnEntry>> EntriesAsync(Caller caller, long actorId, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.ReadApplications, actorId);
        await using var context = database.CreateDbContext();
        var now = context.Now;
        var entries = await context.ProgrammeEntries.AsNoTracking().Where(e => e.ActorId == actorId && e.Programme!.State != ProgrammeState.Draft).Include(e => e.Programme).OrderByDescending(e => e.Id).ToListAsync(cancellationToken);
        return [.. entries.Select(e => View(e, now))];
    }

    /// <summary>Where an actor stands in one; null where it is not in it.</summary>
    public async Task<OwnEntry?> EntryAsync(Caller caller, long actorId, long programmeId, CancellationToken cancellationToken = default) =>
        (await EntriesAsync(caller, actorId, cancellationToken)).FirstOrDefault(entry => entry.ProgrammeId == programmeId);

    /// <summary>Applies for an actor, or changes its application.</summary>
    /// <exception cref="ProgrammeException">The programme takes no applications, or not this actor's.</exception>
    public async Task ApplyAsync(Caller caller, long actorId, long programmeId, ProgrammeApplication form, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.ApplyToProgrammes, actorId);
        await using var context = database.CreateDbContext();
        await using var transaction = await context.Database.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, cancellationToken);
        var programme = await ProgrammeDesk.VisibleAsync(context, caller, programmeId, cancellationToken);
        var actor = await context.Actors.AsNoTracking().SingleAsync(a => a.Id == actorId, cancellationToken);
        if (!ProgrammeDesk.TakesApplications(programme, context.Now)) throw new ProgrammeException(WhyClosed(programme, context.Now));
        if (programme.Terms.Eligibility.Objection(actor) is { } objection) throw new ProgrammeException(objection);
        Check(programme, form);
        await PreferenceDesk.RequireAsync(context, programme, actorId, Filled(form.Role), form.Answers, cancellationToken);
        var entry = await context.ProgrammeEntries.SingleOrDefaultAsync(e => e.ProgrammeId == programmeId && e.ActorId == actorId, cancellationToken);
        var isNew = entry is null || entry.State is EntryState.Withdrawn;
        if (entry is { State: not (EntryState.Submitted or EntryState.Withdrawn or EntryState.Shortlisted) })
            throw new ProgrammeException(entry.State == EntryState.Invited ? $"{actor.Name} is invited to this programme: say yes or no to that." : $"The application has been decided on, and can no longer be changed.");
        if (entry is null) context.ProgrammeEntries.Add(entry = new() { ProgrammeId = programmeId, ActorId = actorId });
        if (isNew) (entry.Origin, entry.State, entry.EnteredAt, entry.AnsweredAt, entry.Message) = (EntryOrigin.Applied, EntryState.Submitted, context.Now, null, null);
        (entry.Pitch, entry.Role, entry.AskedAmount) = (form.Pitch.Trim(), Filled(form.Role), form.AskedAmount);

        // What it said of how it takes part stays where an application that changes is silent about it.
        if (isNew || form.Answers is not null) entry.Answers = Filled(form.Answers);
        AuditLog.Record(context, caller, isNew ? "programme.applied" : "programme.application-changed", actorId, Subject(programmeId));
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Takes an application back, or gives a place up.</summary>
    public Task WithdrawAsync(Caller caller, long actorId, long programmeId, CancellationToken cancellationToken = default) =>
        StepAsync(caller, actorId, programmeId, "programme.withdrawn", entry =>
        {
            if (!CanWithdraw(entry.State)) throw new ProgrammeException("There is nothing to take back.");
            entry.State = EntryState.Withdrawn;
        }, cancellationToken);

    /// <summary>Says yes or no to an invitation or a place.</summary>
    public Task AnswerAsync(Caller caller, long actorId, long programmeId, bool accept, CancellationToken cancellationToken = default) =>
        StepAsync(caller, actorId, programmeId, accept ? "programme.accepted" : "programme.declined", entry =>
        {
            if (!CanAnswer(entry.State)) throw new ProgrammeException("Nothing waits for an answer: it was answered already, or taken back. Load the page again.");
            entry.State = accept ? EntryState.Accepted : EntryState.Declined;
        }, cancellationToken);

    /// <summary>Teams and meetings of an actor that are published, by time, then programme.</summary>
    public async Task<IReadOnlyList<OwnTeam>> TeamsAsync(Caller caller, long actorId, long? programmeId = null, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.ReadApplications, actorId);
        await using var context = database.CreateDbContext();
        var teams = await context.ProgrammeTeams.AsNoTracking().Where(t => t.Members.Any(m => m.ActorId == actorId) && (programmeId == null || t.ProgrammeId == programmeId) && t.Programme!.State != ProgrammeState.Draft)
            .Include(t => t.Programme).Include(t => t.Plan).Include(t => t.Members).ThenInclude(m => m.Actor).AsSplitQuery().ToListAsync(cancellationToken);
        return [.. teams.OrderBy(t => t.StartsAt ?? DateTimeOffset.MaxValue).ThenBy(t => t.ProgrammeId).ThenBy(t => t.Id).Select(t =>
        {
            var own = t.Members.Single(m => m.ActorId == actorId);
            return new OwnTeam(
                t.Id, t.ProgrammeId, t.Programme!.Title, t.Title, t.Plan?.Kind, t.StartsAt, t.EndsAt, t.Place, t.Outcome, own.Answer, own.Rating,
                [.. t.Members.OrderBy(m => m.Id).Select(m => new TeamMate(m.ActorId, m.Actor!.Name, m.Actor.Country, m.Role, m.Answer))]);
        })];
    }

    /// <summary>Says yes or no to being one of a team.</summary>
    public Task AnswerTeamAsync(Caller caller, long actorId, long teamId, bool accept, CancellationToken cancellationToken = default) =>
        TeamStepAsync(caller, actorId, teamId, accept ? "programme.team-accepted" : "programme.team-declined", (context, team, member) =>
        {
            if (member.Answer != TeamAnswer.Asked || team.Outcome != TeamOutcome.Planned) throw new ProgrammeException("Nothing waits for an answer: it was answered already, or taken back. Load the page again.");
            (member.Answer, member.AnsweredAt) = (accept ? TeamAnswer.Accepted : TeamAnswer.Declined, context.Now);
        }, cancellationToken);

    /// <summary>Says how it went, 1 to 5.</summary>
    public Task RateAsync(Caller caller, long actorId, long teamId, int rating, string? comment, CancellationToken cancellationToken = default) =>
        TeamStepAsync(caller, actorId, teamId, "programme.rated", (context, team, member) =>
        {
            if (team.Outcome is TeamOutcome.Cancelled or TeamOutcome.DidNot || member.Answer == TeamAnswer.Declined) throw new ProgrammeException("It did not take place, or not with you.");
            if (member.Answer == TeamAnswer.Asked) throw new ProgrammeException("Say yes or no to it first.");
            if (team.StartsAt is { } start && start > context.Now) throw new ProgrammeException("It has not taken place yet.");
            (member.Rating, member.Comment) = (rating, Filled(comment));
        }, cancellationToken);

    internal static OwnEntry View(ProgrammeEntry entry, DateTimeOffset now)
    {
        var goesOn = entry.Programme!.State is not (ProgrammeState.Closed or ProgrammeState.Cancelled);
        var form = entry.Origin == EntryOrigin.Applied ? new ProgrammeApplication { Pitch = entry.Pitch ?? "", Role = entry.Role, AskedAmount = entry.AskedAmount, Answers = entry.Answers } : null;
        return new(
            entry.ProgrammeId, entry.Programme.Title, entry.Programme.State, NotTold.Contains(entry.State) ? EntryState.Submitted : entry.State, form, entry.Message, entry.EnteredAt,
            goesOn && CanAnswer(entry.State), goesOn && CanWithdraw(entry.State), entry.State is EntryState.Submitted or EntryState.Shortlisted && ProgrammeDesk.TakesApplications(entry.Programme, now));
    }

    private static bool CanAnswer(EntryState state) => state is EntryState.Invited or EntryState.Selected;

    private static bool CanWithdraw(EntryState state) => state is EntryState.Submitted or EntryState.Shortlisted or EntryState.Reserve or EntryState.Accepted;

    private async Task StepAsync(Caller caller, long actorId, long programmeId, string action, Action<ProgrammeEntry> step, CancellationToken cancellationToken)
    {
        AccessRules.Require(caller, Deed.ApplyToProgrammes, actorId);
        await using var context = database.CreateDbContext();
        await using var transaction = await context.Database.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, cancellationToken);
        var programme = await ProgrammeDesk.VisibleAsync(context, caller, programmeId, cancellationToken);
        var entry = await context.ProgrammeEntries.SingleOrDefaultAsync(e => e.ProgrammeId == programmeId && e.ActorId == actorId, cancellationToken) ?? throw new ProgrammeNotFoundException(programmeId);
        EntryDesk.RequireGoesOn(programme);
        step(entry);
        entry.AnsweredAt = context.Now;
        if (entry.State is EntryState.Withdrawn or EntryState.Declined) await LeaveTeamsAsync(context, actorId, programmeId, cancellationToken);
        AuditLog.Record(context, caller, action, actorId, Subject(programmeId));
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    // Who gives up its place is in none of the teams any more: nobody waits for it, and nothing that took place is told of it.
    private static async Task LeaveTeamsAsync(RegistryContext context, long actorId, long programmeId, CancellationToken cancellationToken)
    {
        var own = await context.TeamMembers.Include(m => m.Team).Where(m => m.ActorId == actorId && m.Team!.ProgrammeId == programmeId && m.Team.Outcome == TeamOutcome.Planned && m.Answer != TeamAnswer.Declined).ToListAsync(cancellationToken);
        foreach (var member in own)
        {
            (member.Answer, member.AnsweredAt) = (TeamAnswer.Declined, context.Now);

            // Calendars learn of it by when the team changed.
            context.Entry(member.Team!).Property(team => team.Revision).IsModified = true;
        }
    }

    private async Task TeamStepAsync(Caller caller, long actorId, long teamId, string action, Action<RegistryContext, ProgrammeTeam, TeamMember> step, CancellationToken cancellationToken)
    {
        AccessRules.Require(caller, Deed.ApplyToProgrammes, actorId);
        await using var context = database.CreateDbContext();
        await using var transaction = await context.Database.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, cancellationToken);
        var member = await context.TeamMembers.Include(m => m.Team).SingleOrDefaultAsync(m => m.TeamId == teamId && m.ActorId == actorId, cancellationToken) ?? throw new ProgrammeException("That team is gone. Load the page again.");
        await ProgrammeDesk.VisibleAsync(context, caller, member.Team!.ProgrammeId, cancellationToken);
        step(context, member.Team, member);
        AuditLog.Record(context, caller, action, actorId, Subject(member.Team.ProgrammeId), FormattableString.Invariant($"team {teamId}"));
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static void Check(Programme programme, ProgrammeApplication form)
    {
        List<RuleViolation> found = [];
        if (string.IsNullOrWhiteSpace(form.Pitch)) found.Add(new("pitch", "write why you apply."));
        if (!string.IsNullOrWhiteSpace(form.Role) && !programme.Terms.Roles.Any(role => role.Code == form.Role)) found.Add(new("role", programme.Terms.Roles.Count == 0 ? "this programme has no roles; leave it out." : $"'{form.Role}' is none of {string.Join(", ", programme.Terms.Roles.Select(role => role.Code))}."));
        if (form.AskedAmount is not null && programme.Budget is null) found.Add(new("asked amount", "this programme pays nothing."));
        if (form.AskedAmount > programme.Budget) found.Add(new("asked amount", $"is more than the whole budget, {programme.Budget} {programme.Currency}."));
        if (!string.IsNullOrWhiteSpace(form.Answers) && !IsObject(form.Answers)) found.Add(new("answers", "must be a JSON object."));
        if (found.Count > 0) throw new RegistryRuleException("The application", found);
    }

    private static bool IsObject(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string WhyClosed(Programme programme, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (programme.State != ProgrammeState.Open) return $"This programme takes no applications: it is {AspectCodes.Spell(programme.State)}.";
        if (programme.Entrance == ProgrammeEntrance.Invitation) return "One comes into this programme by invitation alone.";
        return programme.ApplyFrom > today ? $"Applications begin on {programme.ApplyFrom:yyyy-MM-dd}." : $"Applications ended on {programme.ApplyUntil:yyyy-MM-dd}.";
    }

    private static string Subject(long programmeId) => FormattableString.Invariant($"programme:{programmeId}");

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
