using Matchmaker.App.Access;
using Matchmaker.App.Matching;
using Matchmaker.App.Models;
using Matchmaker.Web.Api.Protocol;
using Matchmaker.Web.Api.Suggestions;
using Matchmaker.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Matchmaker.Web.Api;

internal static class SuggestionsApi
{
    public static void MapSuggestions(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/actors/{actorId:long}").WithTags("Suggestions").Needs(Deed.ReadSuggestions);
        group.MapGet("/suggestions", ListAsync).Tell("listSuggestions", "Whom an actor should work with, or learn from, and why",
            "With for=mentor, those who mentor, by topic, language, hours apart and free places. Ranked, with every part of the score and the facts behind it. Who was dismissed, blocked, declined or is being asked is not in the list, from the next request on.");
        group.MapGet("/suggestions/{partnerId:long}", ExplainAsync).Tell("explainSuggestion", "Why two actors would fit", "Whether or not the one would be suggested to the other.");
    }

    private static async Task<Tagged<SuggestionListResource>> ListAsync(
        long actorId, [AsParameters] SuggestionQuery query, SuggestionDesk desk, RequestCaller caller, HttpContext http, CancellationToken cancellationToken)
    {
        try
        {
            var page = await desk.ForAsync(await caller.GetAsync(), actorId, query.Read() with { IsShown = !http.WantsHeadOnly() }, cancellationToken);
            return new Tagged<SuggestionListResource>(new()
            {
                Model = page.Model,
                ReadAt = page.ReadAt,
                Source = page.Source,
                Items = [.. page.Partners.Select(partner => SuggestionForms.Show(partner, query.Explain != false))],
            }, isWeak: true);
        }
        catch (ModelStoreException)
        {
            throw new NoModelException();
        }
    }

    private static async Task<Results<Tagged<ExplanationResource>, NotFound>> ExplainAsync(
        long actorId, long partnerId, SuggestionDesk desk, RequestCaller caller, CancellationToken cancellationToken)
    {
        try
        {
            return await desk.ExplainAsync(await caller.GetAsync(), actorId, partnerId, cancellationToken) is { } why ? new Tagged<ExplanationResource>(SuggestionForms.Show(why), isWeak: true) : TypedResults.NotFound();
        }
        catch (ModelStoreException)
        {
            throw new NoModelException();
        }
    }
}
