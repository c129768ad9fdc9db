using Matchmaker.App.Access;
using Matchmaker.App.Registry;
using Matchmaker.Web.Api.Protocol;
using Matchmaker.Web.Api.Verification;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Matchmaker.Web.Api;

internal static class VerificationApi
{
    private const string List = "verification";
    private const string Example = """{"state": "verified", "evidence": "Register of companies, seen on 2026-11-20"}""";

    public static void MapVerification(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("").WithTags("Verification").Needs(Deed.VerifyActors);
        group.MapGet("/verification", ListAsync).Tell("listWaitingActors", "Actors that wait to be verified", "With evidence to check, or verified too long ago; by ascending key.");
        group.MapGet("/actors/{actorId:long}/verification", GetAsync).Tell("getVerification", "Where the verification of an actor stands", "With who decided, and on what evidence.");
        group.MapPut("/actors/{actorId:long}/verification", DecideAsync).Takes(Example).Tell("decideVerification", "Decide whether an actor is who it says it is", "With If-Match, only where it still stands as it was read.");
    }

    private static async Task<Ok<Page<DecisionResource>>> ListAsync(string? cursor, int? limit, VerificationDesk desk, RequestCaller caller, CancellationToken cancellationToken)
    {
        var most = Cursors.Limit(limit);
        var found = await desk.WaitingAfterAsync(await caller.GetAsync(), Cursors.Read(List, cursor) ?? 0, most + 1, cancellationToken);
        return TypedResults.Ok(Cursors.Page(List, found, most, actor => actor.Id, DecisionResource.Of));
    }

    private static async Task<Results<Tagged<DecisionResource>, NotFound>> GetAsync(long actorId, VerificationDesk desk, RequestCaller caller, CancellationToken cancellationToken) =>
        await desk.FindAsync(await caller.GetAsync(), actorId, cancellationToken) is { } actor ? new Tagged<DecisionResource>(DecisionResource.Of(actor)) : TypedResults.NotFound();

    private static async Task<Results<Tagged<DecisionResource>, NotFound>> DecideAsync(
        long actorId, DecisionForm form, VerificationDesk desk, RequestCaller caller, HttpContext http, CancellationToken cancellationToken)
    {
        var who = await caller.GetAsync();
        if (await desk.FindAsync(who, actorId, cancellationToken) is not { } present) return TypedResults.NotFound();
        Tagged<DecisionResource>.RequireMatch(http, DecisionResource.Of(present));
        await desk.DecideAsync(who, actorId, form.State, form.Evidence, cancellationToken);
        return await desk.FindAsync(who, actorId, cancellationToken) is { } decided ? new Tagged<DecisionResource>(DecisionResource.Of(decided)) : TypedResults.NotFound();
    }
}
