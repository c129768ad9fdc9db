using System.Globalization;
using Matchmaker.App.Access;
using Matchmaker.App.Models;
using Matchmaker.App.Programmes;
using Matchmaker.App.Programmes.Mentoring;
using Matchmaker.Web.Api.Programmes;
using Matchmaker.Web.Api.Protocol;
using Matchmaker.Web.Api.Suggestions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Matchmaker.Web.Api;

internal static class MentorsApi
{
    private const string Round =
        """{"mentees": [{"id": "s-01", "topics": ["business"], "languages": ["vi", "en"], "country": "VN"}], "mentors": [{"id": "m-01", "name": "Kinh Bac Export", "topics": ["business", "export"], "languages": ["vi"], "country": "VN", "places": 2}], "pairs": [], "settings": {"mode": "everyone-placed"}}""";

    private const string Cohort = """{"mentees": [{"id": "student-01", "topics": ["storytelling"], "languages": ["id", "en"]}, {"id": "student-02", "topics": ["export"], "languages": ["vi", "en"]}], "settings": {"mode": "everyone-placed"}, "onlyVerified": false}""";

    private const string Plan = """{"name": "Spring round", "choices": {"settings": {"mode": "stable"}, "withRegistry": true}}""";

    public static void MapMentors(this IEndpointRouteBuilder api)
    {
        api.MapPost("/mentors/assign", AssignAsync).WithTags("Mentors").Needs(Deed.ReadSuggestions).Takes(Round)
            .Tell("assignMentors", "Assign mentees to mentors", "Both are given; nothing is stored. Exact, with the proof: no assignment has more than upperBound. Each pair has its reason, each mentee without a mentor too, and what would change that, each tried.");
        api.MapPost("/actors/{actorId:long}/mentors/assign", AssignCohortAsync).WithTags("Mentors").Needs(Deed.ReadSuggestions).Takes(Cohort)
            .Tell("assignCohort", "Mentors of the registry for a cohort", "For many students or labs of an organisation at once, by topics, languages and hours apart, within the places that mentors have. Nothing of the cohort is stored.");
        var plans = api.MapGroup("/programmes/{programmeId:long}/mentors").WithTags("Mentors").Needs(Deed.TendProgrammes);
        plans.MapPost("/solve", SolveAsync).Takes("""{"settings": {"mode": "highest-total"}, "withRegistry": true}""").Tell("solveMentors", "Assign the mentees of a programme", "Mentees and mentors are those who applied, or those given. Nothing is stored.");
        plans.MapGet("/plans", ListAsync).Tell("listMentorPlans", "Plans of a programme's mentors", "All in one part.");
        plans.MapPost("/plans", KeepAsync).Takes(Plan).Within("choices").Tell("keepMentorPlan", "Assign the mentees of a programme, and keep it as a plan", "What is published later is what this found.");
        plans.MapGet("/plans/{planId:long}", GetAsync).Tell("getMentorPlan", "A plan of mentors as it was kept");
        plans.MapPut("/plans/{planId:long}", ChangeAsync).Takes(Plan).Within("choices").Tell("changeMentorPlan", "Settle a plan otherwise, and assign again");
        plans.MapPost("/plans/{planId:long}/publication", PublishAsync).Takes("""{"message": "Welcome to the spring round."}""").Tell("publishMentorPlan", "Publish a plan of mentors", "Each pair becomes a team whose mentor and mentee are asked. All of it, or nothing.");
    }

    private static async Task<Ok<MentoringAccount>> AssignAsync(MentoringRound round, RequestCaller caller, CancellationToken cancellationToken) =>
        TypedResults.Ok(MentorCohorts.Assign(await caller.GetAsync(), round, cancellationToken));

    private static async Task<Ok<MentoringAccount>> AssignCohortAsync(long actorId, CohortRequest cohort, MentorCohorts cohorts, RequestCaller caller, CancellationToken cancellationToken)
    {
        try
        {
            return TypedResults.Ok((await cohorts.FindAsync(await caller.GetAsync(), actorId, cohort, cancellationToken: cancellationToken)).Account);
        }
        catch (ModelStoreException)
        {
            throw new NoModelException();
        }
    }

    private static async Task<Ok<MentoringAccount>> SolveAsync(long programmeId, MentoringChoices choices, MentoringWorkbench bench, RequestCaller caller, CancellationToken cancellationToken) =>
        TypedResults.Ok(await FindAsync(programmeId, choices, bench, await caller.GetAsync(), cancellationToken));

    private static async Task<Ok<IReadOnlyList<PlanLine>>> ListAsync(long programmeId, PlanDesk plans, RequestCaller caller, CancellationToken cancellationToken) =>
        TypedResults.Ok(await plans.ListAsync(await caller.GetAsync(), programmeId, PlanKind.Mentoring, cancellationToken));

    private static async Task<Created<MentorPlanResource>> KeepAsync(long programmeId, MentorPlanForm form, MentoringWorkbench bench, RequestCaller caller, CancellationToken cancellationToken)
    {
        var shown = await SaveAsync(programmeId, null, form, bench, await caller.GetAsync(), cancellationToken);
        return TypedResults.Created(string.Create(CultureInfo.InvariantCulture, $"{ApiErrors.Root}/programmes/{programmeId}/mentors/plans/{shown.Id}"), shown);
    }

    private static async Task<Ok<MentorPlanResource>> GetAsync(long programmeId, long planId, MentoringWorkbench bench, RequestCaller caller, CancellationToken cancellationToken) =>
        TypedResults.Ok(await ShowAsync(programmeId, planId, bench, await caller.GetAsync(), cancellationToken));

    private static async Task<Ok<MentorPlanResource>> ChangeAsync(long programmeId, long planId, MentorPlanForm form, MentoringWorkbench bench, RequestCaller caller, CancellationToken cancellationToken)
    {
        var who = await caller.GetAsync();
        await bench.ReadAsync(who, programmeId, planId, cancellationToken);
        return TypedResults.Ok(await SaveAsync(programmeId, planId, form, bench, who, cancellationToken));
    }

    private static async Task<Ok<MentorPublicationResource>> PublishAsync(long programmeId, long planId, MentorPublicationForm form, MentoringWorkbench bench, RequestCaller caller, CancellationToken cancellationToken)
    {
        var (teams, told) = await bench.PublishAsync(await caller.GetAsync(), programmeId, planId, form.Message, cancellationToken);
        return TypedResults.Ok(new MentorPublicationResource { Teams = teams, Told = told });
    }

    private static async Task<MentorPlanResource> SaveAsync(long programmeId, long? planId, MentorPlanForm form, MentoringWorkbench bench, Caller who, CancellationToken cancellationToken)
    {
        var account = await FindAsync(programmeId, form.Choices, bench, who, cancellationToken);
        return await ShowAsync(programmeId, await bench.SaveAsync(who, programmeId, planId, form.Name, form.Choices, account, cancellationToken), bench, who, cancellationToken);
    }

    private static async Task<MentorPlanResource> ShowAsync(long programmeId, long planId, MentoringWorkbench bench, Caller who, CancellationToken cancellationToken)
    {
        var (plan, choices, account) = await bench.ReadAsync(who, programmeId, planId, cancellationToken);
        return new() { Id = plan.Id, Name = plan.Name, Choices = choices, Account = account, PublishedAt = plan.PublishedAt };
    }

    private static async Task<MentoringAccount> FindAsync(long programmeId, MentoringChoices choices, MentoringWorkbench bench, Caller who, CancellationToken cancellationToken)
    {
        try
        {
            return (await bench.SolveAsync(who, programmeId, choices, cancellationToken: cancellationToken)).Account;
        }
        catch (ModelStoreException)
        {
            throw new NoModelException();
        }
    }
}
