using System.Globalization;
using Matchmaker.App.Access;
using Matchmaker.App.Importing.Refreshing;
using Matchmaker.Web.Api.Protocol;
using Matchmaker.Web.Api.Sources;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Matchmaker.Web.Api;

internal static class SourcesApi
{
    public static void MapSources(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/sources").WithTags("Imports").Needs(Deed.ImportFiles);
        group.MapGet("", ListAsync).Tell("listSources", "What the registry is refreshed from", "By name, all in one part: there are few. The job refresh reads them.");
        group.MapPost("", AddAsync).Takes("""{"name": "ROR", "format": "ror", "address": "https://data.example.org/ror.json.gz", "skipBadRows": true}""")
            .Tell("addSource", "Refresh the registry from a file or an address", "Nothing is read before the job refresh runs.");
        group.MapGet("/{id:long}", GetAsync).Tell("getSource", "One source, with what came of it last");
        group.MapPut("/{id:long}/pause", PauseAsync).Takes("""{"isPaused": true}""").Tell("pauseSource", "Let a source rest, or go on", "With If-Match, only where it is still what was read.");
        group.MapDelete("/{id:long}", DeleteAsync).Tell("deleteSource", "Remove a source", "What came from it stays in the registry.");
    }

    private static async Task<Ok<IReadOnlyList<SourceResource>>> ListAsync(RegistrySourceDesk desk, RequestCaller caller, CancellationToken cancellationToken) =>
        TypedResults.Ok<IReadOnlyList<SourceResource>>([.. (await desk.ListAsync(await caller.GetAsync(), cancellationToken)).Select(SourceResource.Of)]);

    private static async Task<Created<SourceResource>> AddAsync(SourceForm form, RegistrySourceDesk desk, RequestCaller caller, CancellationToken cancellationToken)
    {
        var who = await caller.GetAsync();
        var id = await desk.AddAsync(who, new(form.Name, form.Format, form.Address, form.SkipBadRows), cancellationToken);
        return TypedResults.Created(string.Create(CultureInfo.InvariantCulture, $"{ApiErrors.Root}/sources/{id}"), SourceResource.Of((await desk.FindAsync(who, id, cancellationToken))!));
    }

    private static async Task<Results<Tagged<SourceResource>, NotFound>> GetAsync(long id, RegistrySourceDesk desk, RequestCaller caller, CancellationToken cancellationToken) =>
        await desk.FindAsync(await caller.GetAsync(), id, cancellationToken) is { } source ? new Tagged<SourceResource>(SourceResource.Of(source)) : TypedResults.NotFound();

    private static async Task<Results<Tagged<SourceResource>, NotFound>> PauseAsync(
        long id, SourcePauseForm form, RegistrySourceDesk desk, RequestCaller caller, HttpContext http, CancellationToken cancellationToken)
    {
        var who = await caller.GetAsync();
        if (await desk.FindAsync(who, id, cancellationToken) is not { } present) return TypedResults.NotFound();
        Tagged<SourceResource>.RequireMatch(http, SourceResource.Of(present));
        await desk.PauseAsync(who, id, form.IsPaused, cancellationToken);
        return await desk.FindAsync(who, id, cancellationToken) is { } changed ? new Tagged<SourceResource>(SourceResource.Of(changed)) : TypedResults.NotFound();
    }

    private static async Task<Results<NoContent, NotFound>> DeleteAsync(long id, RegistrySourceDesk desk, RequestCaller caller, CancellationToken cancellationToken) =>
        await desk.RemoveAsync(await caller.GetAsync(), id, cancellationToken) ? TypedResults.NoContent() : TypedResults.NotFound();
}
