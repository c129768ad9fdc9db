using System.Globalization;
using Matchmaker.App.Access;
using Matchmaker.App.Collaborations;
using Matchmaker.Web.Api.Collaborations;
using Matchmaker.Web.Api.Protocol;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Matchmaker.Web.Api;

internal static class CollaborationsApi
{
    private const string Example = """
        {"kind": "co-production", "title": "Twelve tales, one river", "startDate": "2024-02-01", "endDate": "2025-06-30", "sectors": ["animation"],
         "participants": [{"actorId": 17, "role": "producer"}, {"actorId": 42, "role": "adviser"}]}
        """;

    public static void MapCollaborations(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("").WithTags("Collaborations");
        group.MapGet("/actors/{actorId:long}/collaborations", OfActorAsync).Needs(Deed.ReadDirectory)
            .Tell("listCollaborations", "What an actor did with others", "All collaborations of an actor with who took part, the one told last first.");
        group.MapPost("/actors/{actorId:long}/collaborations", AddAsync).Needs(Deed.AddCollaborations).Takes(Example)
            .Tell("addCollaboration", "Tell what an actor did with others", "The actor must be one of those who took part. What is told here is learnt from when the next model is trained.");
        group.MapGet("/collaborations/{id:long}", GetAsync).Needs(Deed.ReadDirectory).Tell("getCollaboration", "One collaboration");
    }

    private static async Task<Ok<Page<CollaborationResource>>> OfActorAsync(long actorId, string? cursor, int? limit, CollaborationDesk desk, CancellationToken cancellationToken)
    {
        var (list, most) = (string.Create(CultureInfo.InvariantCulture, $"collaborations {actorId}"), Cursors.Limit(limit));
        var found = await desk.OfActorAsync(actorId, Cursors.Read(list, cursor), most + 1, cancellationToken);
        return TypedResults.Ok(Cursors.Page(list, found, most, one => one.Id, CollaborationForms.Show));
    }

    private static async Task<Created<CollaborationResource>> AddAsync(long actorId, CollaborationForm form, CollaborationDesk desk, RequestCaller caller, CancellationToken cancellationToken)
    {
        var added = await desk.AddAsync(await caller.GetAsync(), actorId, CollaborationForms.Read(form), cancellationToken);
        return TypedResults.Created(string.Create(CultureInfo.InvariantCulture, $"{ApiErrors.Root}/collaborations/{added.Id}"), CollaborationForms.Show(added));
    }

    private static async Task<Results<Tagged<CollaborationResource>, NotFound>> GetAsync(long id, CollaborationDesk desk, CancellationToken cancellationToken) =>
        await desk.FindAsync(id, cancellationToken) is { } found ? new Tagged<CollaborationResource>(CollaborationForms.Show(found)) : TypedResults.NotFound();
}
