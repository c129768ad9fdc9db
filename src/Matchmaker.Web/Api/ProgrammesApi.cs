using System.Globalization;
using Matchmaker.App.Access;
using Matchmaker.App.Programmes;
using Matchmaker.Web.Api.Programmes;
using Matchmaker.Web.Api.Protocol;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Matchmaker.Web.Api;

internal static class ProgrammesApi
{
    private const string All = "programmes";
    private const string Example = """
        {"kind": "cohort", "title": "Residency for folk tales", "brief": "Six months for studios that tell folk tales anew.", "sectors": ["film"], "applyUntil": "2027-03-01", "places": 12, "budget": 60000, "currency": "USD",
         "terms": {"criteria": [{"code": "craft", "name": "Craft", "weight": 2}], "quotas": [{"dimension": "country", "values": ["KH", "LA"], "atLeast": 3}]}}
        """;

    public static void MapProgrammes(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/programmes").WithTags("Programmes");
        group.MapGet("", ListAsync).Needs(Deed.ReadProgrammes).Tell("listProgrammes", "Programmes", "The latest first. Drafts and cancelled ones are for who tends programmes.");
        group.MapPost("", CreateAsync).Needs(Deed.TendProgrammes).Takes(Example).Tell("createProgramme", "Begin a programme", "It begins as a draft, seen by the secretariat alone.");
        group.MapGet("/{id:long}", GetAsync).Needs(Deed.ReadProgrammes).Tell("getProgramme", "What a programme says, and where it stands");
        group.MapPut("/{id:long}", ChangeAsync).Needs(Deed.TendProgrammes).Takes(Example).Tell("changeProgramme", "Change what a programme says", "With If-Match, only where it is still what was read.");
        group.MapDelete("/{id:long}", DeleteAsync).Needs(Deed.TendProgrammes).Tell("deleteProgramme", "Delete a draft");
        group.MapPut("/{id:long}/state", MoveAsync).Needs(Deed.TendProgrammes).Takes("""{"state": "open"}""").Tell("moveProgramme", "Take a programme on, or one step back");
        group.MapGet("/{id:long}/entries", EntriesAsync).Needs(Deed.TendProgrammes).Tell("listProgrammeEntries", "Who is in a programme", "By key of the entry: who came in first stands first.");
        group.MapPost("/{id:long}/entries", AddAsync).Needs(Deed.TendProgrammes).Takes("""{"actorIds": [42, 43]}""").Tell("addToProgramme", "Put actors into a programme without asking them", "All or none.");
        group.MapPost("/{id:long}/invitations", InviteAsync).Needs(Deed.TendProgrammes).Takes("""{"actorIds": [42, 43], "message": "We would be glad to have you."}""").Tell("inviteToProgramme", "Invite actors", "All or none. Their people get a mail.");
        group.MapPost("/{id:long}/decisions", DecideAsync).Needs(Deed.TendProgrammes).Takes("""{"actorIds": [42], "state": "selected", "message": "Welcome."}""").Tell("decideOnEntries", "Select, reserve or reject actors", "All or none. Whom it concerns gets a mail.");
        group.MapPut("/{id:long}/entries/{actorId:long}/review", ReviewAsync).Needs(Deed.TendProgrammes).Takes("""{"scores": {"craft": 8}, "comment": "Knows its craft."}""").Tell("reviewEntry", "Review an entry", "For curators; a review is a person's, and no key gives one.");
        group.MapGet("/{id:long}/plans", PlansAsync).Needs(Deed.TendProgrammes).Tell("listPlans", "Plans of the workbenches", "All in one part: a programme has 100 at the most.");
        group.MapGet("/{id:long}/plans/{planId:long}", PlanAsync).Needs(Deed.TendProgrammes).Tell("getPlan", "A plan with what was found");
        group.MapDelete("/{id:long}/plans/{planId:long}", DeletePlanAsync).Needs(Deed.TendProgrammes).Tell("deletePlan", "Delete a plan that is not published");
        group.MapGet("/{id:long}/teams", TeamsAsync).Needs(Deed.TendProgrammes).Tell("listTeams", "Teams and meetings that are published", "By time.");
        group.MapPost("/{id:long}/outcomes", OutcomeAsync).Needs(Deed.TendProgrammes).Takes("""{"teamIds": [7, 8], "outcome": "took-place"}""").Tell("recordOutcomes", "Record what came of teams", "All or none. What took place becomes a collaboration, from which the models learn.");
        group.MapGet("/{id:long}/changes", ChangesAsync).Needs(Deed.TendProgrammes).Tell("listProgrammeChanges", "What was changed in a programme", "The latest 100, the latest first.");
        group.MapPost("/{id:long}/changes/{changeId:long}/undo", UndoAsync).Needs(Deed.TendProgrammes).Tell("undoProgrammeChange", "Undo a change", "Wholly or not at all; refused where what it changed has been changed again since. That is a change itself, and can be undone in turn.");
    }

    private static async Task<Ok<Page<ProgrammeLine>>> ListAsync(string? cursor, int? limit, ProgrammeDesk desk, RequestCaller caller, CancellationToken cancellationToken)
    {
        var most = Cursors.Limit(limit);
        var lines = await desk.ListAsync(await caller.GetAsync(), Cursors.Read(All, cursor), most + 1, cancellationToken);
        return TypedResults.Ok(Cursors.Page(All, lines, most, line => line.Id, line => line));
    }

    private static async Task<Created<ProgrammeView>> CreateAsync(ProgrammeDraft form, ProgrammeDesk desk, RequestCaller caller, CancellationToken cancellationToken)
    {
        var who = await caller.GetAsync();
        var id = await desk.CreateAsync(who, form, cancellationToken);
        return TypedResults.Created(string.Create(CultureInfo.InvariantCulture, $"{ApiErrors.Root}/programmes/{id}"), await desk.ReadAsync(who, id, cancellationToken));
    }

    private static async Task<Tagged<ProgrammeView>> GetAsync(long id, ProgrammeDesk desk, RequestCaller caller, CancellationToken cancellationToken) => new(await desk.ReadAsync(await caller.GetAsync(), id, cancellationToken));

    private static async Task<Tagged<ProgrammeView>> ChangeAsync(long id, ProgrammeDraft form, ProgrammeDesk desk, RequestCaller caller, HttpContext http, CancellationToken cancellationToken)
    {
        var who = await caller.GetAsync();
        var present = await desk.ReadAsync(who, id, cancellationToken);
        Tagged<ProgrammeView>.RequireMatch(http, present);
        await desk.ChangeAsync(who, id, form, present.UpdatedAt, cancellationToken);
        return new(await desk.ReadAsync(who, id, cancellationToken));
    }

    private static async Task<NoContent> DeleteAsync(long id, ProgrammeDesk desk, RequestCaller caller, CancellationToken cancellationToken)
    {
        await desk.DeleteAsync(await caller.GetAsync(), id, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Tagged<ProgrammeView>> MoveAsync(long id, ProgrammeStateForm form, ProgrammeDesk desk, RequestCaller caller, CancellationToken cancellationToken)
    {
        var who = await caller.GetAsync();
        await desk.MoveAsync(who, id, form.State, cancellationToken);
        return new(await desk.ReadAsync(who, id, cancellationToken));
    }

    private static async Task<Ok<Page<EntryResource>>> EntriesAsync(long id, string? cursor, int? limit, EntryDesk desk, RequestCaller caller, CancellationToken cancellationToken)
    {
        var list = string.Create(CultureInfo.InvariantCulture, $"{All}/{id}/entries");
        var (most, after) = (Cursors.Limit(limit), Cursors.Read(list, cursor) ?? 0);
        var lines = (await desk.ListAsync(await caller.GetAsync(), id, cancellationToken)).Where(line => line.Id > after).Take(most + 1).ToList();
        return TypedResults.Ok(Cursors.Page(list, lines, most, line => line.Id, EntryResource.Of));
    }

    private static async Task<Ok<BroughtInResource>> AddAsync(long id, BringInForm form, EntryDesk desk, RequestCaller caller, CancellationToken cancellationToken) =>
        TypedResults.Ok(new BroughtInResource(await desk.AddAsync(await caller.GetAsync(), id, Distinct(form.ActorIds), cancellationToken)));

    private static async Task<Ok<BroughtInResource>> InviteAsync(long id, BringInForm form, EntryDesk desk, RequestCaller caller, CancellationToken cancellationToken) =>
        TypedResults.Ok(new BroughtInResource(await desk.InviteAsync(await caller.GetAsync(), id, Distinct(form.ActorIds), form.Message, cancellationToken)));

    private static async Task<NoContent> DecideAsync(long id, DecisionForm form, EntryDesk desk, RequestCaller caller, CancellationToken cancellationToken)
    {
        await desk.DecideAsync(await caller.GetAsync(), id, Distinct(form.ActorIds), form.State, form.Message, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> ReviewAsync(long id, long actorId, ReviewForm form, EntryDesk desk, RequestCaller caller, CancellationToken cancellationToken)
    {
        await desk.ReviewAsync(await caller.GetAsync(), id, actorId, form.Scores, form.Comment, form.HasConflict, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<IReadOnlyList<PlanLine>>> PlansAsync(long id, PlanDesk desk, RequestCaller caller, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.ListAsync(await caller.GetAsync(), id, null, cancellationToken));

    private static async Task<Tagged<PlanResource>> PlanAsync(long id, long planId, PlanDesk desk, RequestCaller caller, CancellationToken cancellationToken) =>
        new(PlanResource.Of(await desk.ReadAsync(await caller.GetAsync(), id, planId, cancellationToken)));

    private static async Task<NoContent> DeletePlanAsync(long id, long planId, PlanDesk desk, RequestCaller caller, CancellationToken cancellationToken)
    {
        await desk.DeleteAsync(await caller.GetAsync(), id, planId, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<IReadOnlyList<TeamLine>>> TeamsAsync(long id, TeamDesk desk, RequestCaller caller, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.ListAsync(await caller.GetAsync(), id, null, cancellationToken));

    private static async Task<NoContent> OutcomeAsync(long id, TeamOutcomeForm form, TeamDesk desk, RequestCaller caller, CancellationToken cancellationToken)
    {
        await desk.RecordAsync(await caller.GetAsync(), id, Distinct(form.TeamIds), form.Outcome, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<IReadOnlyList<ChangeLine>>> ChangesAsync(long id, ProgrammeDesk desk, RequestCaller caller, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.ChangesAsync(await caller.GetAsync(), id, 100, cancellationToken));

    private static async Task<NoContent> UndoAsync(long id, long changeId, ProgrammeDesk desk, RequestCaller caller, CancellationToken cancellationToken)
    {
        await desk.UndoAsync(await caller.GetAsync(), id, changeId, cancellationToken);
        return TypedResults.NoContent();
    }

    private static List<long> Distinct(IReadOnlyList<long> keys) => [.. keys.Distinct()];
}
