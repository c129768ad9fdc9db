using System.Text.Json;
using Matchmaker.App.Access;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Programmes;

/// <summary>Plans of the workbenches: kept side by side, and published one of a kind, wholly or not at all.</summary>
public sealed class PlanDesk(RegistryDatabase database, ProgrammeMails mails)
{
    /// <summary>How many plans a programme has at the most.</summary>
    public const int MostPlans = 100;

    public async Task<IReadOnlyList<PlanLine>> ListAsync(Caller caller, long programmeId, PlanKind? kind = null, CancellationToken cancellationToken = default)
    {
        await using var context = database.CreateDbContext();
        await ProgrammeDesk.TendedAsync(context, caller, programmeId, cancellationToken);
        return await context.ProgrammePlans.AsNoTracking().Where(p => p.ProgrammeId == programmeId && (kind == null || p.Kind == kind)).OrderBy(p => p.Id)
            .Select(p => new PlanLine(p.Id, p.Kind, p.Name, p.SolvedAt, p.PublishedAt, p.UpdatedAt)).ToListAsync(cancellationToken);
    }

    /// <exception cref="ProgrammeException">There is no such plan.</exception>
    public async Task<ProgrammePlan> ReadAsync(Caller caller, long programmeId, long planId, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.TendProgrammes);
        await using var context = database.CreateDbContext();
        return await context.ProgrammePlans.AsNoTracking().SingleOrDefaultAsync(p => p.Id == planId && p.ProgrammeId == programmeId, cancellationToken) ?? throw Gone();
    }

    /// <summary>Stores a new plan, or what was changed in one.</summary>
    /// <param name="caller">A curator.</param>
    /// <param name="programmeId">The programme.</param>
    /// <param name="planId">The plan; null for a new one.</param>
    /// <param name="kind">What it is made with.</param>
    /// <param name="name">What to call it.</param>
    /// <param name="choices">What the curator settled, as JSON.</param>
    /// <param name="outcome">What was found, as JSON; null where it was not solved since the choices changed.</param>
    /// <param name="cancellationToken">Stops before anything is stored.</param>
    /// <returns>Its key.</returns>
    /// <exception cref="ProgrammeException">The programme is none for such plans, is over, or the plan is gone.</exception>
    public async Task<long> SaveAsync(Caller caller, long programmeId, long? planId, PlanKind kind, string name, string choices, string? outcome, CancellationToken cancellationToken = default)
    {
        RequireJson(choices, nameof(choices));
        if (outcome is not null) RequireJson(outcome, nameof(outcome));
        await using var context = database.CreateDbContext();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var programme = await ProgrammeDesk.TendedAsync(context, caller, programmeId, cancellationToken);
        EntryDesk.RequireGoesOn(programme);
        PlanKinds.Require(kind, programme);
        ProgrammePlan plan;
        if (planId is { } id)
        {
            plan = await context.ProgrammePlans.SingleOrDefaultAsync(p => p.Id == id && p.ProgrammeId == programmeId && p.Kind == kind, cancellationToken) ?? throw Gone();
        }
        else
        {
            if (await context.ProgrammePlans.CountAsync(p => p.ProgrammeId == programmeId, cancellationToken) >= MostPlans) throw new ProgrammeException($"A programme has {MostPlans} plans at the most. Delete one first.");
            context.ProgrammePlans.Add(plan = new() { ProgrammeId = programmeId, Kind = kind, Name = "" });
        }

        if (outcome is not null && outcome != plan.Outcome) plan.SolvedAt = context.Now;
        (plan.Name, plan.Choices, plan.Outcome) = (name.Trim(), choices, outcome);
        await ChangeRecorder.SaveAsync(context, caller, programmeId, planId is null ? "programme.plan-created" : "programme.plan-changed", $"plan '{plan.Name}'", cancellationToken: cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return plan.Id;
    }

    /// <summary>Deletes a plan that is not published.</summary>
    public async Task DeleteAsync(Caller caller, long programmeId, long planId, CancellationToken cancellationToken = default)
    {
        await using var context = database.CreateDbContext();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await ProgrammeDesk.TendedAsync(context, caller, programmeId, cancellationToken);
        var plan = await context.ProgrammePlans.SingleOrDefaultAsync(p => p.Id == planId && p.ProgrammeId == programmeId, cancellationToken) ?? throw Gone();
        if (plan.PublishedAt is not null) throw new ProgrammeException("This plan is published. Publish another in its place, or undo its publication first.");
        context.ProgrammePlans.Remove(plan);
        await ChangeRecorder.SaveAsync(context, caller, programmeId, "programme.plan-deleted", $"plan '{plan.Name}' deleted", cancellationToken: cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>
    /// Makes a plan what holds: entries are decided, teams made, changed or cancelled, and everybody concerned is told, in one transaction. Another plan of the kind that was published is taken back. What has taken place stays.
    /// </summary>
    /// <returns>How many teams hold, and how many actors were told.</returns>
    /// <exception cref="ProgrammeException">It cannot be published as it is: nothing is then.</exception>
    public async Task<(int Teams, int Told)> PublishAsync(Caller caller, long programmeId, long planId, Publication publication, CancellationToken cancellationToken = default)
    {
        await using var context = database.CreateDbContext();
        await using var transaction = await context.Database.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, cancellationToken);
        var programme = await ProgrammeDesk.TendedAsync(context, caller, programmeId, cancellationToken);
        if (programme.State is ProgrammeState.Draft) throw new ProgrammeException("A draft is seen by nobody. Open the programme before you publish.");
        EntryDesk.RequireGoesOn(programme);
        var plans = await context.ProgrammePlans.Where(p => p.ProgrammeId == programmeId).ToListAsync(cancellationToken);
        var plan = plans.Find(p => p.Id == planId) ?? throw Gone();
        PlanKinds.Require(plan.Kind, programme);
        if (plan.Outcome is null) throw new ProgrammeException("This plan has not been solved since it was changed. Solve it, look at what comes out, and publish then.");
        await PublicationCheck.RequireAsync(context, programme, publication, cancellationToken);
        List<(long ActorId, ProgrammeNews News)> news = [];
        await DecideAsync(context, programme, publication, news, cancellationToken);
        var others = plans.Where(p => p.Kind == plan.Kind && p.Id != plan.Id && p.PublishedAt is not null).ToList();

        // Also those of plans whose publication was undone: a team that comes back is the one that calendars know.
        long[] superseded = [.. plans.Where(p => p.Kind == plan.Kind).Select(p => p.Id)];
        var present = await context.ProgrammeTeams.Include(t => t.Members).Where(t => t.ProgrammeId == programmeId && t.PlanId != null && superseded.Contains(t.PlanId.Value)).ToListAsync(cancellationToken);
        var holds = await new TeamPublication(context, programme, plan).ApplyAsync(publication.Teams, present, news, cancellationToken);
        foreach (var other in others) other.PublishedAt = null;
        plan.PublishedAt = context.Now;
        await mails.TellAsync(context, programme, news, publication.Message, cancellationToken);
        await ChangeRecorder.SaveAsync(context, caller, programmeId, "programme.published", $"plan '{plan.Name}' published", cancellationToken: cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (holds, news.Select(one => one.ActorId).Distinct().Count());
    }

    private static async Task DecideAsync(RegistryContext context, Programme programme, Publication publication, List<(long, ProgrammeNews)> news, CancellationToken cancellationToken)
    {
        var decisions = new[] { (publication.Selected, EntryState.Selected), (publication.Reserve, EntryState.Reserve), (publication.NotSelected, EntryState.NotSelected) };
        if (decisions.SelectMany(d => d.Item1).GroupBy(id => id).FirstOrDefault(group => group.Count() > 1) is { } twice) throw new ProgrammeException($"The actor #{twice.Key} is decided on twice.");
        if (programme.Places is { } places && publication.Selected.Count > places) throw new ProgrammeException($"There are {places} places, and {publication.Selected.Count} are to be selected. Choose fewer, or raise the places.");
        var entries = await context.ProgrammeEntries.Include(e => e.Actor).Where(e => e.ProgrammeId == programme.Id).ToDictionaryAsync(e => e.ActorId, cancellationToken);
        foreach (var (actors, state) in decisions)
        {
            if (actors.Where(id => !entries.ContainsKey(id)).Cast<long?>().FirstOrDefault() is { } missing) throw new ProgrammeException($"The actor #{missing} is not in this programme. Solve the plan again.");
            var decided = actors.Select(id => entries[id]).ToList();
            if (state == EntryState.Selected && decided.Find(e => e.State is EntryState.Withdrawn or EntryState.Declined) is { } gone) throw new ProgrammeException($"{gone.Actor!.Name} is no longer in it. Solve the plan again.");
            news.AddRange(EntryDesk.Decide(decided.Where(e => e.State is not (EntryState.Withdrawn or EntryState.Declined)), state, publication.Message));
        }
    }

    private static void RequireJson(string text, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
        }
        catch (JsonException e)
        {
            throw new ArgumentException("A plan is stored as JSON.", name, e);
        }
    }

    private static ProgrammeException Gone() => new("That plan is gone. Load the page again.");
}
