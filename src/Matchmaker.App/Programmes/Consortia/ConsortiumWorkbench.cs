using System.Text.Json;
using Matchmaker.App.Access;
using Matchmaker.App.Matching;
using Matchmaker.App.Programmes.Given;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage;

namespace Matchmaker.App.Programmes.Consortia;

/// <summary>The consortium builder of a programme: its brief, with what a curator settled, solved and kept as a plan, and published.</summary>
public sealed class ConsortiumWorkbench(RegistryDatabase database, LiveMatching matching, ProgrammeDesk programmes, PlanDesk plans)
{
    /// <summary>The brief that a programme gives, before anything is settled.</summary>
    public async Task<ConsortiumBrief> BriefAsync(Caller caller, long programmeId, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.TendProgrammes);
        return ConsortiumBrief.Of((await programmes.ReadAsync(caller, programmeId, cancellationToken)).Says);
    }

    /// <summary>A plan of a programme as it was kept.</summary>
    public async Task<(string Name, ConsortiumBrief Brief, ConsortiumPlan? Plan)> OpenAsync(Caller caller, long programmeId, long planId, CancellationToken cancellationToken = default)
    {
        var (plan, brief, found) = await ReadAsync(caller, programmeId, planId, cancellationToken);
        return (plan.Name, brief, found);
    }

    /// <summary>The same with all that is known of the plan.</summary>
    /// <exception cref="ProgrammeException">There is no such plan, or it is one of another workbench.</exception>
    public async Task<(ProgrammePlan Plan, ConsortiumBrief Brief, ConsortiumPlan? Found)> ReadAsync(Caller caller, long programmeId, long planId, CancellationToken cancellationToken = default)
    {
        var plan = await plans.ReadAsync(caller, programmeId, planId, cancellationToken);
        if (plan.Kind != PlanKind.Consortium) throw new ProgrammeException("That plan is of another workbench.");
        return (plan, ConsortiumFiles.Parse(plan.Choices), plan.Outcome is null ? null : JsonSerializer.Deserialize<ConsortiumPlan>(plan.Outcome, ProgrammeJson.Format));
    }

    /// <summary>Whom a brief names.</summary>
    /// <exception cref="ActorNotFoundException">Nobody, or more than one.</exception>
    public async Task<(long Id, string Name)> NameAsync(string reference, CancellationToken cancellationToken = default)
    {
        await using var context = database.CreateDbContext();
        var actor = await new ActorLookup(context).FindAsync(reference, cancellationToken);
        return (actor.Id, actor.Name);
    }

    /// <summary>Solves a brief without keeping anything: what if.</summary>
    /// <exception cref="GivenException">The brief will not do; says field by field why.</exception>
    public async Task<ConsortiumPlan> SolveAsync(Caller caller, long programmeId, ConsortiumBrief brief, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.TendProgrammes);
        await programmes.ReadAsync(caller, programmeId, cancellationToken);
        using var lease = await matching.UseAsync(cancellationToken);
        await using var context = database.CreateDbContext();
        return await ConsortiumFinder.FindAsync(context, lease.Suggestions, brief, cancellationToken);
    }

    /// <summary>Keeps a brief with what was found for it.</summary>
    /// <returns>Key of the plan.</returns>
    public Task<long> SaveAsync(Caller caller, long programmeId, long? planId, string name, ConsortiumBrief brief, ConsortiumPlan? found, CancellationToken cancellationToken = default) =>
        plans.SaveAsync(
            caller, programmeId, planId, PlanKind.Consortium, name, JsonSerializer.Serialize(brief, ProgrammeJson.Format), found is null ? null : JsonSerializer.Serialize(found, ProgrammeJson.Format), cancellationToken);

    /// <summary>Makes one consortium of a plan a team of the programme, and asks its members.</summary>
    /// <param name="caller">A curator.</param>
    /// <param name="programmeId">The programme.</param>
    /// <param name="planId">The plan, solved.</param>
    /// <param name="rank">Which of its consortia.</param>
    /// <param name="message">What to write to the members; null for the usual words alone.</param>
    /// <param name="cancellationToken">Stops before anything is stored.</param>
    /// <returns>How many were told.</returns>
    public async Task<int> PublishAsync(Caller caller, long programmeId, long planId, int rank, string? message = null, CancellationToken cancellationToken = default)
    {
        var (_, _, found) = await OpenAsync(caller, programmeId, planId, cancellationToken);
        var consortium = found?.Consortia.FirstOrDefault(one => one.Rank == rank) ?? throw new ProgrammeException("This plan has no such consortium. Solve it, and choose one of those that come out.");
        if (consortium.Members.Count == 0) throw new ProgrammeException("This consortium has no members.");
        var title = found.Title.Length > 0 ? found.Title : "Consortium";
        var team = new PlannedTeam { Key = "consortium", Title = title, Members = [.. consortium.Members.Select(member => new PlannedMember(member.ActorId, member.Role, IsAsked: true))] };
        return (await plans.PublishAsync(caller, programmeId, planId, new() { Teams = [team], Message = message }, cancellationToken)).Told;
    }
}
