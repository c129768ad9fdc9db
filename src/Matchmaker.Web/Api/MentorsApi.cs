using Matchmaker.App.Access;
using Matchmaker.App.Models;
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
        plans.MapPost("/plans", KeepAsync).Takes(Plan).Tell("keepMentorPlan", "Assign the mentees of a programme, and keep it as a plan", "What is published later is what this found.");
        plans.MapPost("/plans/{planId:long}/publish", PublishAsync).Takes("""{"message": "Welcome to the spring round."}""").Tell("publishMentorPlan", "Publish a plan of mentors", "Each pair becomes a team whose mentor and mentee are asked. All of it, or nothing.");
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

    private static async Task<Ok<MentoringAccount>> SolveAsync(long programmeId, MentoringChoices choices, MentoringWorkbench bench, RequestCaller caller, CancellationToken cancellationToken)
    {
        try
        {
            return TypedResults.Ok((await bench.SolveAsync(await caller.GetAsync(), programmeId, choices, cancellationToken: cancellationToken)).Account);
        }
        catch (ModelStoreException)
        {
            throw new NoModelException();
        }
    }

    private static async Task<Ok<MentorPlanResource>> KeepAsync(long programmeId, MentorPlanForm form, MentoringWorkbench bench, RequestCaller caller, CancellationToken cancellationToken)
    {
        try
        {
            var who = await caller.GetAsync();
            var account = (await bench.SolveAsync(who, programmeId, form.Choices, cancellationToken: cancellationToken)).Account;
            return TypedResults.Ok(new MentorPlanResource { PlanId = await bench.SaveAsync(who, programmeId, null, form.Name, form.Choices, account, cancellationToken), Account = account });
        }
        catch (ModelStoreException)
        {
            throw new NoModelException();
        }
    }

    private static async Task<Ok<MentorPublicationResource>> PublishAsync(long programmeId, long planId, MentorPublicationForm form, MentoringWorkbench bench, RequestCaller caller, CancellationToken cancellationToken)
    {
        var (teams, told) = await bench.PublishAsync(await caller.GetAsync(), programmeId, planId, form.Message, cancellationToken);
        return TypedResults.Ok(new MentorPublicationResource { Teams = teams, Told = told });
    }
}
