using Matchmaker.App.Access;
using Matchmaker.App.Programmes;
using Matchmaker.Web.Api.Programmes;
using Matchmaker.Web.Api.Protocol;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Matchmaker.Web.Api;

internal static class ApplicationsApi
{
    public static void MapApplications(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/actors/{actorId:long}").WithTags("Applications");
        group.MapGet("/applications", ListAsync).Needs(Deed.ReadApplications).Tell("listApplications", "Where an actor stands in its programmes", "The latest first. All in one part: there are few.");
        group.MapGet("/applications/{programmeId:long}", GetAsync).Needs(Deed.ReadApplications).Tell("getApplication", "Where an actor stands in one programme");
        group.MapPut("/applications/{programmeId:long}", ApplyAsync).Needs(Deed.ApplyToProgrammes).Takes("""{"pitch": "We tell the tales of our island.", "askedAmount": 5000}""").Tell("apply", "Apply, or change an application");
        group.MapDelete("/applications/{programmeId:long}", WithdrawAsync).Needs(Deed.ApplyToProgrammes).Tell("withdrawApplication", "Take an application back, or give a place up");
        group.MapPut("/applications/{programmeId:long}/answer", AnswerAsync).Needs(Deed.ApplyToProgrammes).Takes("""{"isAccepted": true}""").Tell("answerProgramme", "Say yes or no to an invitation or a place");
        group.MapGet("/applications/{programmeId:long}/preferences", PreferencesAsync).Needs(Deed.ReadApplications).Tell("getPreferences", "How an actor takes part in a forum or a mentoring round", "What it has said, and the organisations among whom it can choose. 404 where it is in no such programme.");
        group.MapPut("/applications/{programmeId:long}/preferences", SayAsync).Needs(Deed.ApplyToProgrammes).Takes("""{"wishes": [17, 4], "avoid": [9], "available": ["09:00-12:00"], "least": 2, "most": 6}""").Tell("sayPreferences", "Say how an actor takes part", "Replaces what it said before. Hours and numbers of meetings are of forums; topics, languages and places of mentoring rounds.");
        group.MapGet("/teams", TeamsAsync).Needs(Deed.ReadApplications).Tell("listOwnTeams", "Teams and meetings of an actor", "By time.");
        group.MapPut("/teams/{teamId:long}/answer", AnswerTeamAsync).Needs(Deed.ApplyToProgrammes).Takes("""{"isAccepted": true}""").Tell("answerTeam", "Say yes or no to being one of a team");
        group.MapPut("/teams/{teamId:long}/rating", RateAsync).Needs(Deed.ApplyToProgrammes).Takes("""{"rating": 4, "comment": "Good questions."}""").Tell("rateTeam", "Say how it went");
    }

    private static async Task<Ok<IReadOnlyList<OwnEntry>>> ListAsync(long actorId, ApplicantDesk desk, RequestCaller caller, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.EntriesAsync(await caller.GetAsync(), actorId, cancellationToken));

    private static async Task<Results<Tagged<OwnEntry>, NotFound>> GetAsync(long actorId, long programmeId, ApplicantDesk desk, RequestCaller caller, CancellationToken cancellationToken) =>
        await desk.EntryAsync(await caller.GetAsync(), actorId, programmeId, cancellationToken) is { } entry ? new Tagged<OwnEntry>(entry) : TypedResults.NotFound();

    private static async Task<Results<Tagged<OwnEntry>, NotFound>> ApplyAsync(long actorId, long programmeId, ProgrammeApplication form, ApplicantDesk desk, RequestCaller caller, CancellationToken cancellationToken)
    {
        await desk.ApplyAsync(await caller.GetAsync(), actorId, programmeId, form, cancellationToken);
        return await GetAsync(actorId, programmeId, desk, caller, cancellationToken);
    }

    private static async Task<NoContent> WithdrawAsync(long actorId, long programmeId, ApplicantDesk desk, RequestCaller caller, CancellationToken cancellationToken)
    {
        await desk.WithdrawAsync(await caller.GetAsync(), actorId, programmeId, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> AnswerAsync(long actorId, long programmeId, AnswerForm form, ApplicantDesk desk, RequestCaller caller, CancellationToken cancellationToken)
    {
        await desk.AnswerAsync(await caller.GetAsync(), actorId, programmeId, form.IsAccepted, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<OwnPreferences>, NotFound>> PreferencesAsync(long actorId, long programmeId, PreferenceDesk desk, RequestCaller caller, CancellationToken cancellationToken) =>
        await desk.ReadAsync(await caller.GetAsync(), actorId, programmeId, cancellationToken) is { } said ? TypedResults.Ok(said) : TypedResults.NotFound();

    private static async Task<NoContent> SayAsync(long actorId, long programmeId, EntryPreferences form, PreferenceDesk desk, RequestCaller caller, CancellationToken cancellationToken)
    {
        await desk.SayAsync(await caller.GetAsync(), actorId, programmeId, form, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<IReadOnlyList<OwnTeam>>> TeamsAsync(long actorId, ApplicantDesk desk, RequestCaller caller, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.TeamsAsync(await caller.GetAsync(), actorId, null, cancellationToken));

    private static async Task<NoContent> AnswerTeamAsync(long actorId, long teamId, AnswerForm form, ApplicantDesk desk, RequestCaller caller, CancellationToken cancellationToken)
    {
        await desk.AnswerTeamAsync(await caller.GetAsync(), actorId, teamId, form.IsAccepted, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> RateAsync(long actorId, long teamId, RatingForm form, ApplicantDesk desk, RequestCaller caller, CancellationToken cancellationToken)
    {
        await desk.RateAsync(await caller.GetAsync(), actorId, teamId, form.Rating, form.Comment, cancellationToken);
        return TypedResults.NoContent();
    }
}
