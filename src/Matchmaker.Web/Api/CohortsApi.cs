using System.Globalization;
using Matchmaker.App.Access;
using Matchmaker.App.Programmes;
using Matchmaker.App.Programmes.Cohorts;
using Matchmaker.App.Programmes.Given;
using Matchmaker.Web.Api.Programmes;
using Matchmaker.Web.Api.Protocol;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Matchmaker.Web.Api;

internal static class CohortsApi
{
    private const string Choices = """{"placesAtLeast": 10, "locked": [42], "forbidden": [], "fitFrom": "reviews", "coverageWorth": 0.25, "diversityWorth": 0.1}""";
    private const string Kept = """{"name": "With two more from Cambodia", "choices": {"locked": [42]}}""";

    public static void MapCohorts(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/programmes/{id:long}/cohort").WithTags("Programmes").Needs(Deed.TendProgrammes);
        group.MapPost("", SolveAsync).Takes(Choices).Tell("solveCohort", "Find the best line-up of a programme", "Under its quotas, budget and conflicts, with a proven bound, and why each is in or not. Where there is none, relaxations say what would have to give. Nothing is stored.");
        group.MapGet("/plans", ListAsync).Tell("listCohorts", "Plans of a programme's cohort", "All in one part.");
        group.MapPost("/plans", KeepAsync).Takes(Kept).Within("choices").Tell("keepCohort", "Find a line-up and keep it as a plan");
        group.MapGet("/plans/{planId:long}", GetAsync).Tell("getCohort", "A plan of a cohort as it was kept");
        group.MapPut("/plans/{planId:long}", ChangeAsync).Takes(Kept).Within("choices").Tell("changeCohort", "Settle a plan otherwise, and solve it again");
        group.MapPost("/plans/{planId:long}/publication", PublishAsync).Takes("""{"reserve": 5, "message": "We look forward to meeting you."}""")
            .Tell("publishCohort", "Make a plan what holds", "Who is chosen is selected, the next are the reserve, the others are not selected, and all are told: wholly or not at all. It can be undone.");
    }

    private static async Task<Ok<CohortPlan>> SolveAsync(long id, CohortChoices choices, CohortWorkbench bench, RequestCaller caller, CancellationToken cancellationToken) =>
        TypedResults.Ok(await FindAsync(id, choices, bench, await caller.GetAsync(), cancellationToken));

    private static async Task<Ok<IReadOnlyList<PlanLine>>> ListAsync(long id, PlanDesk plans, RequestCaller caller, CancellationToken cancellationToken) =>
        TypedResults.Ok(await plans.ListAsync(await caller.GetAsync(), id, PlanKind.Cohort, cancellationToken));

    private static async Task<Created<CohortPlanResource>> KeepAsync(long id, CohortPlanForm form, CohortWorkbench bench, RequestCaller caller, CancellationToken cancellationToken)
    {
        var shown = await SaveAsync(id, null, form, bench, await caller.GetAsync(), cancellationToken);
        return TypedResults.Created(string.Create(CultureInfo.InvariantCulture, $"{ApiErrors.Root}/programmes/{id}/cohort/plans/{shown.Id}"), shown);
    }

    private static async Task<Ok<CohortPlanResource>> GetAsync(long id, long planId, CohortWorkbench bench, RequestCaller caller, CancellationToken cancellationToken) =>
        TypedResults.Ok(await ShowAsync(id, planId, bench, await caller.GetAsync(), cancellationToken));

    private static async Task<Ok<CohortPlanResource>> ChangeAsync(long id, long planId, CohortPlanForm form, CohortWorkbench bench, RequestCaller caller, CancellationToken cancellationToken)
    {
        var who = await caller.GetAsync();
        await bench.OpenAsync(who, id, planId, cancellationToken);
        return TypedResults.Ok(await SaveAsync(id, planId, form, bench, who, cancellationToken));
    }

    private static async Task<Ok<CohortPublishedResource>> PublishAsync(long id, long planId, CohortPublicationForm form, CohortWorkbench bench, RequestCaller caller, CancellationToken cancellationToken) =>
        TypedResults.Ok(new CohortPublishedResource { Told = await bench.PublishAsync(await caller.GetAsync(), id, planId, form.Reserve, form.Message, cancellationToken) });

    private static async Task<CohortPlanResource> SaveAsync(long id, long? planId, CohortPlanForm form, CohortWorkbench bench, Caller who, CancellationToken cancellationToken)
    {
        var outcome = await FindAsync(id, form.Choices, bench, who, cancellationToken);
        var key = await bench.SaveAsync(who, id, planId, form.Name, form.Choices, outcome, cancellationToken);

        // Where there is no line-up, why not is told although it is not kept.
        return await ShowAsync(id, key, bench, who, cancellationToken) with { Outcome = outcome };
    }

    private static async Task<CohortPlan> FindAsync(long id, CohortChoices choices, CohortWorkbench bench, Caller who, CancellationToken cancellationToken)
    {
        try
        {
            return await bench.SolveAsync(who, id, choices, cancellationToken);
        }
        catch (CohortFaultException e)
        {
            throw new GivenException([.. e.Faults.Select(fault => new GivenIssue("The choices", fault.Field, fault.Text, true) { Path = PathOf(fault.Field) })]);
        }
    }

    // The terms hold as lists what is one number of the choices.
    private static string PathOf(string field) => field switch
    {
        "coverage.worth" => "coverageWorth",
        _ when field.StartsWith("diversity[", StringComparison.Ordinal) => "diversityWorth",
        _ => field,
    };

    private static async Task<CohortPlanResource> ShowAsync(long id, long planId, CohortWorkbench bench, Caller who, CancellationToken cancellationToken)
    {
        var (plan, choices, outcome) = await bench.OpenAsync(who, id, planId, cancellationToken);
        return new() { Id = plan.Id, Name = plan.Name, Choices = choices, Outcome = outcome, PublishedAt = plan.PublishedAt };
    }
}
