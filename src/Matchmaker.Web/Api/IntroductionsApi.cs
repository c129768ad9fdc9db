using System.ComponentModel;
using System.Globalization;
using Matchmaker.App.Access;
using Matchmaker.App.Introductions;
using Matchmaker.Web.Api.Introductions;
using Matchmaker.Web.Api.Protocol;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Matchmaker.Web.Api;

internal static class IntroductionsApi
{
    private const string AskExample = """{"partnerId": 42, "message": "We make a series of twelve episodes, and look for a partner in Bangkok.", "model": "20261122-003000", "rank": 1}""";

    public static void MapIntroductions(this IEndpointRouteBuilder api)
    {
        var all = api.MapGroup("").WithTags("Introductions");
        all.MapGet("/actors/{actorId:long}/introductions", ListAsync).Needs(Deed.ReadIntroductions).Tell("listIntroductions", "Introductions of an actor", "The latest asked first; waitsForUs says which wait for an answer or a next step.");
        all.MapPost("/actors/{actorId:long}/introductions", AskAsync).Needs(Deed.Introduce).Takes(AskExample)
            .Tell("askIntroduction", "Ask to meet another actor", "The other side is told by mail. Contact details are shown to both once it has said yes.");
        all.MapGet("/introductions/{id:long}", GetAsync).Needs(Deed.ReadIntroductions).Tell("getIntroduction", "An introduction with its thread", "As the side of the caller sees it; with contact details once both agreed.");
        all.MapPost("/introductions/{id:long}/answer", AnswerAsync).Needs(Deed.Introduce).Takes("""{"accept": true, "message": "Gladly. Afternoons are best."}""").Tell("answerIntroduction", "Say yes or no", "The asked side only, and once.");
        all.MapPost("/introductions/{id:long}/withdrawal", WithdrawAsync).Needs(Deed.Introduce).Tell("withdrawIntroduction", "Take the question back", "The asking side only, before it is answered.");
        all.MapPost("/introductions/{id:long}/messages", WriteAsync).Needs(Deed.Introduce).Takes("""{"text": "Shall we speak on Thursday?"}""").Tell("writeMessage", "Write to the other side");
        all.MapPost("/introductions/{id:long}/reminder", RemindAsync).Needs(Deed.Introduce).Tell("remindIntroduction", "Remind the other side", "The asking side only, every three days at the most.");
        all.MapPost("/introductions/{id:long}/outcome", RecordAsync).Needs(Deed.Introduce).Takes("""{"outcome": "worked-together", "title": "Twelve tales, one river", "kind": "co-production"}""")
            .Tell("recordOutcome", "Record what came of it", "That the two met, or work together; the latter makes a collaboration of it.");
    }

    private static async Task<Ok<Page<IntroductionResource>>> ListAsync(
        long actorId,
        [Description("Only where it stands so: asked, accepted, declined, withdrawn, expired, met, worked-together.")] string? state,
        [Description("true: only those this side asked for; false: only those it was asked for.")] bool? ours,
        string? cursor, int? limit, IntroductionBox box, RequestCaller caller, CancellationToken cancellationToken)
    {
        var (wanted, most) = (CodeText.Parse<IntroductionState>("state", state), Cursors.Limit(limit));
        var list = string.Create(CultureInfo.InvariantCulture, $"introductions {actorId} {wanted} {ours}");
        var before = Cursors.Read(list, cursor) ?? long.MaxValue;
        var lines = (await box.ListAsync(await caller.GetAsync(), actorId, cancellationToken)).Where(line => line.Id < before && (wanted is null || line.State == wanted) && (ours is null || line.IsOurs == ours))
            .OrderByDescending(line => line.Id).Take(most + 1).ToList();
        return TypedResults.Ok(Cursors.Page(list, lines, most, line => line.Id, IntroductionForms.Show));
    }

    private static async Task<Created<IntroductionCreated>> AskAsync(long actorId, AskForm form, IntroductionDesk desk, RequestCaller caller, CancellationToken cancellationToken)
    {
        var origin = form is { Model: { } model, Rank: { } rank } ? new SuggestionOrigin(model, rank) : null;
        var id = await desk.AskAsync(await caller.GetAsync(), actorId, form.PartnerId, form.Message, form.IntroducerId, origin, cancellationToken);
        return TypedResults.Created(string.Create(CultureInfo.InvariantCulture, $"{ApiErrors.Root}/introductions/{id}"), new IntroductionCreated { Id = id });
    }

    private static async Task<Tagged<ThreadResource>> GetAsync(long id, IntroductionBox box, RequestCaller caller, CancellationToken cancellationToken) =>
        new(IntroductionForms.Show(await box.ReadAsync(await caller.GetAsync(), id, cancellationToken)));

    private static async Task<NoContent> AnswerAsync(long id, AnswerForm form, IntroductionDesk desk, RequestCaller caller, CancellationToken cancellationToken)
    {
        await desk.AnswerAsync(await caller.GetAsync(), id, form.Accept, form.Message, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> WithdrawAsync(long id, IntroductionDesk desk, RequestCaller caller, CancellationToken cancellationToken)
    {
        await desk.WithdrawAsync(await caller.GetAsync(), id, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> WriteAsync(long id, MessageForm form, IntroductionDesk desk, RequestCaller caller, CancellationToken cancellationToken)
    {
        await desk.WriteAsync(await caller.GetAsync(), id, form.Text, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> RemindAsync(long id, IntroductionDesk desk, RequestCaller caller, CancellationToken cancellationToken)
    {
        await desk.RemindAsync(await caller.GetAsync(), id, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> RecordAsync(long id, OutcomeForm form, IntroductionDesk desk, RequestCaller caller, CancellationToken cancellationToken)
    {
        await desk.RecordAsync(await caller.GetAsync(), id, form.Outcome, form.Title, form.Kind, cancellationToken);
        return TypedResults.NoContent();
    }
}
