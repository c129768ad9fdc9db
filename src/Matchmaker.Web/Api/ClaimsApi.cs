using System.Globalization;
using Matchmaker.App.Access;
using Matchmaker.App.Accounts;
using Matchmaker.Web.Api.Claims;
using Matchmaker.Web.Api.Protocol;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Matchmaker.Web.Api;

internal static class ClaimsApi
{
    private const string Waiting = "claims";
    private const string Mine = "own claims";

    public static void MapClaims(this IEndpointRouteBuilder api)
    {
        // They are decided by people who are answerable for it, and show addresses of people: no key does either.
        var all = api.MapGroup("/claims").WithTags("Claims").Needs(Deed.DecideClaims);
        all.MapGet("", ListAsync).Tell("listClaims", "Claims that wait for a decision", "The oldest first.");
        all.MapGet("/{id:long}", GetAsync).Tell("getClaim", "One claim that waits for a decision");
        all.MapPost("/{id:long}/acceptance", AcceptAsync).Takes("""{"verify": true, "answer": "Welcome."}""")
            .Tell("acceptClaim", "Grant a claim", "The person becomes an owner of the actor, which is added to the registry where it was proposed.");
        all.MapPost("/{id:long}/refusal", RefuseAsync).Takes("""{"answer": "The page that you name does not mention you."}""").Tell("refuseClaim", "Refuse a claim, and say why");

        var own = api.MapGroup("/claims/mine").WithTags("Claims").NeedsPerson();
        own.MapGet("", MineAsync).Tell("listOwnClaims", "One's own claims with their answers", "The latest first.");
        own.MapPost("", MakeAsync).Takes("""{"actorId": 42, "evidence": "I am its producer: https://studio.example.org/people"}""")
            .Tell("makeClaim", "Ask to act for an actor", "For one of the registry send actorId, for one that should be added proposal.");
        own.MapGet("/{id:long}", OneOfMineAsync).Tell("getOwnClaim", "One claim of one's own");
        own.MapDelete("/{id:long}", WithdrawAsync).Tell("withdrawClaim", "Take a claim back", "Before it is decided.");
    }

    private static async Task<Ok<Page<WaitingClaimResource>>> ListAsync(string? cursor, int? limit, ClaimDesk desk, RequestCaller caller, CancellationToken cancellationToken)
    {
        var most = Cursors.Limit(limit);
        var found = await desk.PendingAsync(await caller.GetAsync(), Cursors.Read(Waiting, cursor) ?? 0, most + 1, cancellationToken);
        return TypedResults.Ok(Cursors.Page(Waiting, found, most, one => one.Claim.Id, ClaimForms.Show));
    }

    private static async Task<Results<Tagged<WaitingClaimResource>, NotFound>> GetAsync(long id, ClaimDesk desk, RequestCaller caller, CancellationToken cancellationToken) =>
        await FindAsync(desk, await caller.GetAsync(), id, cancellationToken) is { } claim ? new Tagged<WaitingClaimResource>(ClaimForms.Show(claim)) : TypedResults.NotFound();

    private static async Task<Results<Ok<AcceptanceResource>, NotFound>> AcceptAsync(long id, AcceptanceForm form, ClaimDesk desk, RequestCaller caller, CancellationToken cancellationToken)
    {
        var who = await caller.GetAsync();
        if (await FindAsync(desk, who, id, cancellationToken) is null) return TypedResults.NotFound();
        return TypedResults.Ok(new AcceptanceResource { ActorId = await desk.AcceptAsync(who, id, form.Verify, form.Answer, form.ExistingActorId, cancellationToken) });
    }

    private static async Task<Results<NoContent, NotFound>> RefuseAsync(long id, RefusalForm form, ClaimDesk desk, RequestCaller caller, CancellationToken cancellationToken)
    {
        var who = await caller.GetAsync();
        if (await FindAsync(desk, who, id, cancellationToken) is null) return TypedResults.NotFound();
        await desk.RefuseAsync(who, id, form.Answer, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<Page<ClaimResource>>> MineAsync(string? cursor, int? limit, ClaimDesk desk, RequestCaller caller, CancellationToken cancellationToken)
    {
        var (most, before) = (Cursors.Limit(limit), Cursors.Read(Mine, cursor) ?? long.MaxValue);
        var claims = (await desk.MineAsync(await caller.GetAsync(), cancellationToken)).Where(claim => claim.Id < before).Take(most + 1).ToList();
        return TypedResults.Ok(Cursors.Page(Mine, claims, most, claim => claim.Id, ClaimForms.Show));
    }

    private static async Task<Created<ClaimResource>> MakeAsync(ClaimForm form, ClaimDesk desk, RequestCaller caller, CancellationToken cancellationToken)
    {
        var who = await caller.GetAsync();
        var made = form switch
        {
            { ActorId: { } actor, Proposal: null } => await desk.MakeAsync(who, actor, form.Evidence, cancellationToken),
            { ActorId: null, Proposal: { } proposal } => await desk.MakeAsync(who, ClaimForms.Read(proposal), form.Evidence, cancellationToken),
            _ => throw new ApiInputException("actorId", "send actorId for an actor of the registry, or proposal for one that should be added; not both."),
        };
        var shown = (await desk.MineAsync(who, cancellationToken)).FirstOrDefault(claim => claim.Id == made.Id) ?? made;
        return TypedResults.Created(string.Create(CultureInfo.InvariantCulture, $"{ApiErrors.Root}/claims/mine/{made.Id}"), ClaimForms.Show(shown));
    }

    private static async Task<Results<Tagged<ClaimResource>, NotFound>> OneOfMineAsync(long id, ClaimDesk desk, RequestCaller caller, CancellationToken cancellationToken) =>
        (await desk.MineAsync(await caller.GetAsync(), cancellationToken)).FirstOrDefault(claim => claim.Id == id) is { } claim ? new Tagged<ClaimResource>(ClaimForms.Show(claim)) : TypedResults.NotFound();

    private static async Task<Results<NoContent, NotFound>> WithdrawAsync(long id, ClaimDesk desk, RequestCaller caller, CancellationToken cancellationToken)
    {
        var who = await caller.GetAsync();
        if ((await desk.MineAsync(who, cancellationToken)).All(claim => claim.Id != id)) return TypedResults.NotFound();
        await desk.WithdrawAsync(who, id, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<PendingClaim?> FindAsync(ClaimDesk desk, Caller caller, long id, CancellationToken cancellationToken) =>
        (await desk.PendingAsync(caller, id - 1, 1, cancellationToken)).FirstOrDefault(one => one.Claim.Id == id);
}
