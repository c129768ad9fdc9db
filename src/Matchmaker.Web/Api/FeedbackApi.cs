using System.ComponentModel;
using System.Globalization;
using Matchmaker.App.Access;
using Matchmaker.App.Introductions;
using Matchmaker.Web.Api.Feedback;
using Matchmaker.Web.Api.Protocol;
using Matchmaker.Web.Api.Suggestions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Matchmaker.Web.Api;

internal static class FeedbackApi
{
    private const string Example = """{"partnerId": 42, "kind": "dismissed", "reason": "We look for a partner with a studio of its own", "model": "20261122-003000", "rank": 3}""";

    public static void MapFeedback(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/actors/{actorId:long}/feedback").WithTags("Feedback");
        group.MapGet("", ListAsync).Needs(Deed.ReadFeedback).Tell("listFeedback", "What an actor says of partners", "Whom it saved, dismissed or blocked and did not take that back, the latest first.");
        group.MapPost("", RecordAsync).Needs(Deed.GiveFeedback).Takes(Example).Tell("giveFeedback", "Save, dismiss or block a partner, or take that back",
            "Counts from the next suggestions on: who was dismissed does not come back, and the like of it counts for less. Only unblocked ends blocked.");
    }

    private static async Task<Ok<Page<OpinionResource>>> ListAsync(
        long actorId, [Description("Only saved, dismissed or blocked.")] string? kind, string? cursor, int? limit, FeedbackDesk desk, RequestCaller caller, CancellationToken cancellationToken)
    {
        var (wanted, most) = (CodeText.Parse<FeedbackKind>("kind", kind), Cursors.Limit(limit));
        var opinions = await desk.OpinionsAsync(await caller.GetAsync(), actorId, cancellationToken);
        return TypedResults.Ok(Cursors.Latest(
            string.Create(CultureInfo.InvariantCulture, $"feedback {actorId} {wanted}"), cursor, most, opinions.Where(one => wanted is null || one.Kind == wanted),
            one => one.At, one => one.Partner.Id.ToString("D19", CultureInfo.InvariantCulture),
            one => new OpinionResource { Partner = SuggestionForms.Reference(one.Partner), Kind = one.Kind, Reason = one.Reason, At = one.At }));
    }

    private static async Task<NoContent> RecordAsync(long actorId, FeedbackForm form, FeedbackDesk desk, RequestCaller caller, CancellationToken cancellationToken)
    {
        var origin = form is { Model: { } model, Rank: { } rank } ? new SuggestionOrigin(model, rank) : null;
        await desk.RecordAsync(await caller.GetAsync(), actorId, form.PartnerId, form.Kind, form.Reason, origin, cancellationToken);
        return TypedResults.NoContent();
    }
}
