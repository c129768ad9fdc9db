using System.Globalization;
using Matchmaker.App.Access;
using Matchmaker.App.Search;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Programmes;

/// <summary>Programmes from draft to closed: what they say, and where they stand. Who is in them is <see cref="EntryDesk"/>'s, what is made of them <see cref="PlanDesk"/>'s.</summary>
public sealed class ProgrammeDesk(RegistryDatabase database, ProgrammeMails mails)
{
    /// <summary>The states that follow each; back as well as on, since a curator may be too early.</summary>
    private static readonly Dictionary<ProgrammeState, ProgrammeState[]> Next = new()
    {
        [ProgrammeState.Draft] = [ProgrammeState.Open, ProgrammeState.Cancelled],
        [ProgrammeState.Open] = [ProgrammeState.Selecting, ProgrammeState.Draft, ProgrammeState.Cancelled],
        [ProgrammeState.Selecting] = [ProgrammeState.Running, ProgrammeState.Open, ProgrammeState.Cancelled],
        [ProgrammeState.Running] = [ProgrammeState.Closed, ProgrammeState.Selecting, ProgrammeState.Cancelled],
        [ProgrammeState.Closed] = [ProgrammeState.Running],
        [ProgrammeState.Cancelled] = [ProgrammeState.Draft],
    };

    /// <summary>Programmes for the caller: all for the secretariat, those that are not drafts and not cancelled for others; the latest first.</summary>
    /// <param name="caller">Who looks.</param>
    /// <param name="before">Only those with a lesser key; null for all.</param>
    /// <param name="count">How many at the most.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<IReadOnlyList<ProgrammeLine>> ListAsync(Caller caller, long? before = null, int count = 200, CancellationToken cancellationToken = default)
    {
        var tends = AccessRules.May(caller, Deed.TendProgrammes);
        await using var context = database.CreateDbContext();
        return await context.Programmes.AsNoTracking().Where(p => tends || (p.State != ProgrammeState.Draft && p.State != ProgrammeState.Cancelled)).Where(p => before == null || p.Id < before)
            .OrderByDescending(p => p.Id).Take(count)
            .Select(p => new ProgrammeLine(
                p.Id, p.Kind, p.Title, p.State, p.Entrance, p.ApplyUntil, p.StartDate, p.EndDate, p.Places, tends ? p.Entries.Count(e => e.State != EntryState.Withdrawn) : 0,
                tends ? p.Entries.Count(e => e.State == EntryState.Accepted) : 0, p.UpdatedAt))
            .ToListAsync(cancellationToken);
    }

    /// <summary>One programme.</summary>
    /// <exception cref="ProgrammeNotFoundException">There is none, or it is a draft, and not for the caller.</exception>
    public async Task<ProgrammeView> ReadAsync(Caller caller, long programmeId, CancellationToken cancellationToken = default)
    {
        await using var context = database.CreateDbContext();
        var programme = await VisibleAsync(context, caller, programmeId, cancellationToken);
        var says = ProgrammeDraft.Of(programme);
        if (!AccessRules.May(caller, Deed.TendProgrammes)) says = says with { Terms = says.Terms with { Conflicts = [] } };
        return new(programme.Id, programme.State, says, TakesApplications(programme, context.Now), programme.UpdatedAt);
    }

    /// <summary>Begins a programme, as a draft.</summary>
    /// <returns>Its key.</returns>
    /// <exception cref="RegistryRuleException">Something said will not do.</exception>
    public async Task<long> CreateAsync(Caller caller, ProgrammeDraft draft, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.TendProgrammes);
        await using var context = database.CreateDbContext();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var programme = new Programme { Title = "" };
        draft.WriteTo(programme);
        await RequireActorsAsync(context, draft, cancellationToken);
        context.Programmes.Add(programme);
        await ChangeRecorder.SaveAsync(context, caller, null, "programme.created", $"'{programme.Title}' begun", cancellationToken: cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return programme.Id;
    }

    /// <summary>Changes what a programme says.</summary>
    /// <param name="caller">A curator.</param>
    /// <param name="programmeId">The programme.</param>
    /// <param name="draft">All that it says.</param>
    /// <param name="readAt">When what is changed was last changed as the caller read it; null to change whatever is there.</param>
    /// <param name="cancellationToken">Stops before anything is stored.</param>
    /// <exception cref="ProgrammeException">Somebody else changed it meanwhile, or its kind cannot change any more.</exception>
    public async Task ChangeAsync(Caller caller, long programmeId, ProgrammeDraft draft, DateTimeOffset? readAt = null, CancellationToken cancellationToken = default)
    {
        await using var context = database.CreateDbContext();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var programme = await TendedAsync(context, caller, programmeId, cancellationToken);
        if (readAt is { } read && read != programme.UpdatedAt) throw new ProgrammeException("Somebody else changed this programme meanwhile. Load the page again, and make your changes there.");
        if (draft.Kind != programme.Kind && programme.State != ProgrammeState.Draft) throw new ProgrammeException("The kind of a programme can be changed while it is a draft. Take it back to draft first, or begin another.");
        await RequireActorsAsync(context, draft, cancellationToken);
        draft.WriteTo(programme);
        await ChangeRecorder.SaveAsync(context, caller, programmeId, "programme.changed", $"what '{programme.Title}' says", cancellationToken: cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Takes a programme on, or one step back.</summary>
    /// <exception cref="ProgrammeException">That state does not follow, or something is missing for it.</exception>
    public async Task MoveAsync(Caller caller, long programmeId, ProgrammeState state, CancellationToken cancellationToken = default)
    {
        await using var context = database.CreateDbContext();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var programme = await TendedAsync(context, caller, programmeId, cancellationToken);
        var from = programme.State;
        if (from == state) return;
        if (!Next[from].Contains(state)) throw new ProgrammeException($"From {AspectCodes.Spell(from)} a programme goes to {string.Join(", ", Next[from].Select(AspectCodes.Spell))}; not to {AspectCodes.Spell(state)}.");
        if (state == ProgrammeState.Open && string.IsNullOrWhiteSpace(programme.Brief)) throw new ProgrammeException("Write the brief first: it is what applicants read.");
        if (state == ProgrammeState.Draft && await context.ProgrammeEntries.AnyAsync(e => e.ProgrammeId == programmeId && e.Origin != EntryOrigin.Added && e.State != EntryState.Withdrawn, cancellationToken))
            throw new ProgrammeException("Actors have applied or were invited: it cannot become a draft again. Cancel it, or take it on.");
        if (state == ProgrammeState.Closed && await context.ProgrammeTeams.CountAsync(t => t.ProgrammeId == programmeId && t.Outcome == TeamOutcome.Planned, cancellationToken) is var open and > 0)
            throw new ProgrammeException($"Of {open} {(open == 1 ? "team" : "teams")} nobody has said what came of it. Record that first, or cancel what did not take place.");
        programme.State = state;
        if (state == ProgrammeState.Closed && programme.Kind == ProgrammeKind.Cohort) await ProgrammeOutcomes.TellCohortAsync(context, programme, cancellationToken);
        if (state == ProgrammeState.Cancelled)
        {
            foreach (var team in await context.ProgrammeTeams.Where(t => t.ProgrammeId == programmeId && t.Outcome == TeamOutcome.Planned).ToListAsync(cancellationToken)) team.Outcome = TeamOutcome.Cancelled;
            if (from != ProgrammeState.Draft) await mails.TellEntrantsAsync(context, programme, ProgrammeNews.Cancelled, cancellationToken);
        }

        await ChangeRecorder.SaveAsync(context, caller, programmeId, "programme.moved", $"{AspectCodes.Spell(from)} → {AspectCodes.Spell(state)}", cancellationToken: cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Deletes a draft that nobody but the secretariat has put anybody into. This cannot be undone.</summary>
    public async Task DeleteAsync(Caller caller, long programmeId, CancellationToken cancellationToken = default)
    {
        await using var context = database.CreateDbContext();
        var programme = await TendedAsync(context, caller, programmeId, cancellationToken);
        if (programme.State != ProgrammeState.Draft) throw new ProgrammeException("Only a draft can be deleted. Cancel it instead; what was done stays to be seen.");
        context.Programmes.Remove(programme);
        AuditLog.Record(context, caller, "programme.deleted", subject: FormattableString.Invariant($"programme:{programmeId}"), details: $"'{programme.Title}'");
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>What curators changed, the latest first.</summary>
    public async Task<IReadOnlyList<ChangeLine>> ChangesAsync(Caller caller, long programmeId, int count = 50, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.TendProgrammes);
        await using var context = database.CreateDbContext();
        return await context.ProgrammeChanges.AsNoTracking().Where(c => c.ProgrammeId == programmeId).OrderByDescending(c => c.Id).Take(count)
            .Select(c => new ChangeLine(c.Id, c.At, c.Account!.Name, c.Action, c.Text, c.UndoneAt)).ToListAsync(cancellationToken);
    }

    /// <summary>Undoes a change, wholly or not at all. That is a change itself, and can be undone in turn.</summary>
    /// <exception cref="ProgrammeException">It was undone already, or what it changed has been changed again since.</exception>
    public async Task UndoAsync(Caller caller, long programmeId, long changeId, CancellationToken cancellationToken = default)
    {
        await using var context = database.CreateDbContext();
        await using var transaction = await context.Database.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, cancellationToken);
        var programme = await TendedAsync(context, caller, programmeId, cancellationToken);
        var change = await context.ProgrammeChanges.SingleOrDefaultAsync(c => c.Id == changeId && c.ProgrammeId == programmeId, cancellationToken)
            ?? throw new ProgrammeException(string.Create(CultureInfo.InvariantCulture, $"There is no change {changeId} of this programme, or it is too long ago: the last {ChangeRecorder.MostKept} can be undone."));
        if (change.UndoneAt is not null) throw new ProgrammeException("That was undone already.");
        if (change.Action == "programme.created") throw new ProgrammeException("A new programme is not undone. Delete it, or cancel it.");
        await ChangeReversal.ApplyAsync(context, change, cancellationToken);
        change.UndoneAt = context.Now;
        await mails.TellOfUndoneAsync(context, programme, cancellationToken);
        await ChangeRecorder.SaveAsync(context, caller, programmeId, "programme.undone", $"Undone: {change.Text}", cancellationToken: cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>A programme that the caller tends, to be changed.</summary>
    /// <exception cref="ProgrammeNotFoundException">There is none.</exception>
    internal static async Task<Programme> TendedAsync(RegistryContext context, Caller caller, long programmeId, CancellationToken cancellationToken)
    {
        AccessRules.Require(caller, Deed.TendProgrammes);
        return await context.Programmes.SingleOrDefaultAsync(p => p.Id == programmeId, cancellationToken) ?? throw new ProgrammeNotFoundException(programmeId);
    }

    internal static async Task<Programme> VisibleAsync(RegistryContext context, Caller caller, long programmeId, CancellationToken cancellationToken)
    {
        var tends = AccessRules.May(caller, Deed.TendProgrammes);
        return await context.Programmes.AsNoTracking().SingleOrDefaultAsync(p => p.Id == programmeId && (tends || (p.State != ProgrammeState.Draft && p.State != ProgrammeState.Cancelled)), cancellationToken)
            ?? throw new ProgrammeNotFoundException(programmeId);
    }

    internal static bool TakesApplications(Programme programme, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return programme.State == ProgrammeState.Open && programme.Entrance != ProgrammeEntrance.Invitation && !(programme.ApplyFrom > today) && !(programme.ApplyUntil < today);
    }

    private static async Task RequireActorsAsync(RegistryContext context, ProgrammeDraft draft, CancellationToken cancellationToken)
    {
        long[] named = [.. draft.Terms.Conflicts.SelectMany(conflict => new[] { conflict.ActorId, conflict.OtherId }).Distinct()];
        if (named.Length == 0) return;
        var known = await context.Actors.Where(a => named.Contains(a.Id)).Select(a => a.Id).ToListAsync(cancellationToken);
        if (named.Except(known).ToArray() is [var unknown, ..]) throw new RegistryRuleException("The programme", [new("conflicts", $"there is no actor {unknown}.")]);
    }
}
