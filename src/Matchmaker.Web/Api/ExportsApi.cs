using Matchmaker.App.Access;
using Matchmaker.App.Exporting;
using Matchmaker.Web.Api.Actors;
using Matchmaker.Web.Api.Collaborations;
using Matchmaker.Web.Api.Protocol;
using Matchmaker.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Matchmaker.Web.Api;

internal static class ExportsApi
{
    private const string Csv = "text/csv; charset=utf-8";
    private const string Columns = "In the columns that an import takes. A text that a spreadsheet would take for a formula begins with an apostrophe, which an import takes away again.";
    private const string GraphMl = "application/graphml+xml";
    private const string Dot = "text/vnd.graphviz; charset=utf-8";

    public static void MapExports(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/exports").WithTags("Exports").Needs(Deed.Export);

        // A HEAD gives the head alone: nothing is read, and nothing is written down as given out.
        group.MapGet("/actors.csv", ActorsCsvAsync).Tell("exportActorsCsv", "All actors as CSV", Columns).Produces<string>(StatusCodes.Status200OK, "text/csv");
        group.MapGet("/actors.json", ActorsJsonAsync).Tell("exportActorsJson", "All actors as JSON");
        group.MapGet("/collaborations.csv", CollaborationsCsvAsync).Tell("exportCollaborationsCsv", "All collaborations as CSV", Columns).Produces<string>(StatusCodes.Status200OK, "text/csv");
        group.MapGet("/collaborations.json", CollaborationsJsonAsync).Tell("exportCollaborationsJson", "All collaborations as JSON");
        group.MapGet("/network.graphml", NetworkAsync).Tell("exportNetwork", "Who worked with whom, as GraphML", "An actor a node, a pair that worked together an edge with the weight of the tie.").Produces<string>(StatusCodes.Status200OK, GraphMl);
        group.MapGet("/network.dot", DotAsync).Tell("exportNetworkDot", "Who worked with whom, as DOT", "As Graphviz draws it: the comment of a node is its id in the other exports of the network.").Produces<string>(StatusCodes.Status200OK, "text/vnd.graphviz");
    }

    private static async Task<PushStreamHttpResult> ActorsCsvAsync(RegistryExport export, RequestCaller caller, HttpContext context) =>
        await FileAsync(export, caller, context, "actors.csv", Csv, export.WriteActorsAsync);

    private static async Task<PushStreamHttpResult> CollaborationsCsvAsync(RegistryExport export, RequestCaller caller, HttpContext context) =>
        await FileAsync(export, caller, context, "collaborations.csv", Csv, export.WriteCollaborationsAsync);

    private static async Task<PushStreamHttpResult> NetworkAsync(RegistryExport export, RequestCaller caller, HttpContext context) =>
        await FileAsync(export, caller, context, "network.graphml", GraphMl, export.WriteGraphMlAsync);

    private static async Task<PushStreamHttpResult> DotAsync(RegistryExport export, RequestCaller caller, HttpContext context) =>
        await FileAsync(export, caller, context, "network.dot", Dot, export.WriteDotAsync);

    private static async Task<Ok<IAsyncEnumerable<ActorResource>>> ActorsJsonAsync(RegistryExport export, RequestCaller caller, HttpContext context, CancellationToken cancellationToken)
    {
        if (context.WantsHeadOnly()) return TypedResults.Ok(AsyncEnumerable.Empty<ActorResource>());
        await export.BeginAsync(await caller.GetAsync(), "actors.json", cancellationToken);
        return TypedResults.Ok(export.ActorsAsync(cancellationToken).Select(ActorForms.Whole));
    }

    private static async Task<Ok<IAsyncEnumerable<CollaborationResource>>> CollaborationsJsonAsync(RegistryExport export, RequestCaller caller, HttpContext context, CancellationToken cancellationToken)
    {
        if (context.WantsHeadOnly()) return TypedResults.Ok(AsyncEnumerable.Empty<CollaborationResource>());
        await export.BeginAsync(await caller.GetAsync(), "collaborations.json", cancellationToken);
        return TypedResults.Ok(export.CollaborationsAsync(cancellationToken).Select(CollaborationForms.Show));
    }

    private static async Task<PushStreamHttpResult> FileAsync(
        RegistryExport export, RequestCaller caller, HttpContext context, string name, string type, Func<Stream, CancellationToken, Task> write)
    {
        if (context.WantsHeadOnly()) return TypedResults.Stream(_ => Task.CompletedTask, type, name);
        await export.BeginAsync(await caller.GetAsync(), name, context.RequestAborted);
        return TypedResults.Stream(stream => write(stream, context.RequestAborted), type, name);
    }
}
