using System.Globalization;
using Matchmaker.App.Access;
using Matchmaker.App.Programmes;
using Matchmaker.App.Programmes.Consortia;
using Matchmaker.Web.Api.Programmes;
using Matchmaker.Web.Api.Protocol;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Matchmaker.Web.Api;

internal static class ConsortiaApi
{
    private const string Brief = """{"title": "Craft markets online", "text": "Bring textile crafts of small islands to markets abroad.", "roles": [{"code": "lead", "helix": "industry", "sizes": ["micro", "small"], "text": "designs and sells crafts"}, {"code": "research", "helix": "academia", "text": "studies markets"}], "countries": 2}""";

    public static void MapConsortia(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/programmes/{id:long}/consortia").WithTags("Programmes").Needs(Deed.TendProgrammes);
        group.MapGet("/brief", BriefAsync).Tell("getConsortiumBrief", "The brief that the programme gives", "Change it as you like, and post it to find consortia.");
        group.MapPost("/search", SearchAsync).Takes(Brief).Tell("findConsortia", "The best consortia for a brief", "Nothing is kept. With why each member is there, who could stand in, and what is missing.");
        group.MapGet("/plans", ListAsync).Tell("listConsortiumPlans", "Plans of a programme's consortia", "All in one part.");
        group.MapPost("/plans", CreateAsync).Takes($$"""{"name": "First line-up", "brief": {{Brief}}}""").Within("brief").Tell("createConsortiumPlan", "Find consortia and keep them as a plan");
        group.MapGet("/plans/{planId:long}", GetAsync).Tell("getConsortiumPlan", "A plan with its brief and the consortia found");
        group.MapPut("/plans/{planId:long}", ChangeAsync).Takes($$"""{"name": "First line-up", "brief": {{Brief}}}""").Within("brief").Tell("changeConsortiumPlan", "Change a plan's brief, and find again");
        group.MapPost("/plans/{planId:long}/publication", PublishAsync).Takes("""{"rank": 1, "message": "We would like you to work together."}""").Tell("publishConsortium", "Make a consortium a team, and ask its members", "Wholly or not at all. Another plan that was published is taken back.");
    }

    private static async Task<Ok<ConsortiumBrief>> BriefAsync(long id, ConsortiumWorkbench workbench, RequestCaller caller, CancellationToken cancellationToken) =>
        TypedResults.Ok(await workbench.BriefAsync(await caller.GetAsync(), id, cancellationToken));

    private static async Task<Ok<ConsortiumPlan>> SearchAsync(long id, ConsortiumBrief brief, ConsortiumWorkbench workbench, RequestCaller caller, CancellationToken cancellationToken) =>
        TypedResults.Ok(await workbench.SolveAsync(await caller.GetAsync(), id, brief, cancellationToken));

    private static async Task<Ok<IReadOnlyList<PlanLine>>> ListAsync(long id, PlanDesk plans, RequestCaller caller, CancellationToken cancellationToken) =>
        TypedResults.Ok(await plans.ListAsync(await caller.GetAsync(), id, PlanKind.Consortium, cancellationToken));

    private static async Task<Created<ConsortiumPlanResource>> CreateAsync(long id, ConsortiumPlanForm form, ConsortiumWorkbench workbench, RequestCaller caller, CancellationToken cancellationToken)
    {
        var shown = await SaveAsync(id, null, form, workbench, await caller.GetAsync(), cancellationToken);
        return TypedResults.Created(string.Create(CultureInfo.InvariantCulture, $"{ApiErrors.Root}/programmes/{id}/consortia/plans/{shown.Id}"), shown);
    }

    private static async Task<Ok<ConsortiumPlanResource>> GetAsync(long id, long planId, ConsortiumWorkbench workbench, RequestCaller caller, CancellationToken cancellationToken) =>
        TypedResults.Ok(await ShowAsync(id, planId, workbench, await caller.GetAsync(), cancellationToken));

    private static async Task<Ok<ConsortiumPlanResource>> ChangeAsync(long id, long planId, ConsortiumPlanForm form, ConsortiumWorkbench workbench, RequestCaller caller, CancellationToken cancellationToken)
    {
        var who = await caller.GetAsync();
        await workbench.OpenAsync(who, id, planId, cancellationToken);
        return TypedResults.Ok(await SaveAsync(id, planId, form, workbench, who, cancellationToken));
    }

    private static async Task<Ok<ConsortiumPublishedResource>> PublishAsync(long id, long planId, ConsortiumPublicationForm form, ConsortiumWorkbench workbench, RequestCaller caller, CancellationToken cancellationToken) =>
        TypedResults.Ok(new ConsortiumPublishedResource { Told = await workbench.PublishAsync(await caller.GetAsync(), id, planId, form.Rank, form.Message, cancellationToken) });

    private static async Task<ConsortiumPlanResource> SaveAsync(long id, long? planId, ConsortiumPlanForm form, ConsortiumWorkbench workbench, Caller who, CancellationToken cancellationToken)
    {
        var found = await workbench.SolveAsync(who, id, form.Brief, cancellationToken);
        return await ShowAsync(id, await workbench.SaveAsync(who, id, planId, form.Name, form.Brief, found, cancellationToken), workbench, who, cancellationToken);
    }

    private static async Task<ConsortiumPlanResource> ShowAsync(long id, long planId, ConsortiumWorkbench workbench, Caller who, CancellationToken cancellationToken)
    {
        var (plan, brief, found) = await workbench.ReadAsync(who, id, planId, cancellationToken);
        return new() { Id = plan.Id, Name = plan.Name, Brief = brief, Found = found, PublishedAt = plan.PublishedAt };
    }
}
