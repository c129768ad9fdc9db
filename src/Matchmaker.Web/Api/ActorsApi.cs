using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using Matchmaker.App.Access;
using Matchmaker.App.Registry;
using Matchmaker.App.Search;
using Matchmaker.App.Storage;
using Matchmaker.Web.Api.Actors;
using Matchmaker.Web.Api.Protocol;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace Matchmaker.Web.Api;

internal static class ActorsApi
{
    private const string NewExample = """
        {"name": "Example Animation Studio", "kind": "organisation", "helix": "industry", "country": "PH", "city": "Cebu", "size": "micro", "sectors": ["animation"], "languages": ["en", "fil"],
         "offers": [{"tag": "animation"}], "needs": [{"tag": "co-production", "text": "A partner abroad for a series of twelve episodes"}]}
        """;

    private const string PatchExample = """{"description": "A studio of eight that animates folk tales", "capacity": 5, "city": null}""";

    public static void MapActors(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/actors").WithTags("Actors");
        group.MapGet("", ListAsync).Needs(Deed.ReadDirectory).Tell("listActors", "All actors, a part at a time", "By ascending key. With updatedSince, only those whose profile changed: to keep a copy up to date. To find some, search.");
        group.MapPost("", AddAsync).Needs(Deed.TendRegistry).Takes(NewExample).Tell("addActor", "Add an actor to the registry", "Unverified at first.");
        group.MapGet("/{actorId:long}", GetAsync).Needs(Deed.ReadDirectory).Tell("getActor", "The public profile of an actor",
            "While the database cannot be reached, what the search index holds of it; the rest is null then.");
        group.MapPatch("/{actorId:long}", ChangeAsync).Needs(Deed.EditProfile).Takes(PatchExample).WithMetadata(new PatchOf(typeof(ActorForm))).Accepts<ActorForm>("application/merge-patch+json", "application/json").Tell("changeActor", "Change a profile",
            "Send the fields that change (JSON merge patch, RFC 7396): null takes a value away, a list replaces the whole list. With If-Match, only where the profile is still what was read. What is unknown to the taxonomies is refused.");
    }

    private static async Task<Tagged<Page<ActorSummary>>> ListAsync(
        RegistryContext context,
        [Description("Only this helix.")] string? helix,
        [Description("Only this country, as its two-letter code.")] string? country,
        [Description("Only where verification stands so: unverified, pending, verified, rejected, expired.")] string? verification,
        [Description("Only those changed at or after this time.")] DateTimeOffset? updatedSince,
        [Description("Where to go on: nextCursor of the part before.")] string? cursor,
        [Description("How many, 1 to 500; 100 where left out.")] int? limit,
        CancellationToken cancellationToken)
    {
        var (kind, land, state, most) = (CodeText.Parse<Helix>("helix", helix), CodeText.Country(country), CodeText.Parse<VerificationState>("verification", verification), Cursors.Limit(limit, 100, 500));
        var list = string.Create(CultureInfo.InvariantCulture, $"actors {kind} {land} {state} {updatedSince:O}");
        var after = Cursors.Read(list, cursor) ?? 0;
        var found = await context.Actors.AsNoTracking()
            .Where(a => a.Id > after && (kind == null || a.Helix == kind) && (land == null || a.Country == land) && (state == null || a.Verification.State == state) && (updatedSince == null || a.UpdatedAt >= updatedSince))
            .OrderBy(a => a.Id).Take(most + 1)
            .Select(a => new ActorSummary
            {
                Id = a.Id,
                Name = a.Name,
                Kind = a.Kind,
                Helix = a.Helix,
                Country = a.Country,
                City = a.City,
                Size = a.Size,
                Sectors = a.Sectors,
                Verification = a.Verification.State,
                UpdatedAt = a.UpdatedAt,
            }).ToListAsync(cancellationToken);
        return new(Cursors.Page(list, found, most, one => one.Id, one => one), isWeak: true);
    }

    private static async Task<Results<Tagged<ActorResource>, NotFound>> GetAsync(long actorId, RegistryDatabase database, IActorIndex index, CancellationToken cancellationToken) =>
        await database.Watch.OrElseAsync(() => ReadAsync(database, actorId, cancellationToken), () => ActorForms.Known(index, actorId)) is { } actor ? new Tagged<ActorResource>(actor) : TypedResults.NotFound();

    private static async Task<Created<ActorResource>> AddAsync(ActorForm form, RegistryContext context, ActorRegistration registration, RequestCaller caller, CancellationToken cancellationToken)
    {
        var draft = new ProfileDraft();
        ActorPatch.Apply(form, draft);
        var id = await registration.AddAsync(await caller.GetAsync(), form.Kind, draft, cancellationToken);
        return TypedResults.Created(string.Create(CultureInfo.InvariantCulture, $"{ApiErrors.Root}/actors/{id}"), await ReadAsync(context, id, cancellationToken));
    }

    private static async Task<Results<Tagged<ActorResource>, NotFound>> ChangeAsync(
        long actorId, JsonElement change, RegistryContext context, ProfileDesk desk, RequestCaller caller, IOptions<JsonOptions> json, HttpContext http, CancellationToken cancellationToken)
    {
        var who = await caller.GetAsync();
        var draft = await desk.ReadAsync(who, actorId, cancellationToken);
        if (await ReadAsync(context, actorId, cancellationToken) is not { } present) return TypedResults.NotFound();
        Tagged<ActorResource>.RequireMatch(http, present);
        var form = ActorPatch.Merge(ActorPatch.FormOf(draft, present.Kind), change, json.Value.SerializerOptions);
        if (form.Kind != present.Kind) throw new RegistryRuleException("The profile", [new("kind", $"stays what it is, {present.Kind.ToString().ToLowerInvariant()}.")]);
        ActorPatch.Apply(form, draft);
        try
        {
            await desk.SaveAsync(who, draft, cancellationToken);
        }
        catch (ProfileConflictException)
        {
            throw new PreconditionException();
        }

        return await ReadAsync(context, actorId, cancellationToken) is { } changed ? new Tagged<ActorResource>(changed) : TypedResults.NotFound();
    }

    private static async Task<ActorResource?> ReadAsync(RegistryDatabase database, long actorId, CancellationToken cancellationToken)
    {
        await using var context = database.CreateDbContext();
        return await ReadAsync(context, actorId, cancellationToken);
    }

    private static async Task<ActorResource?> ReadAsync(RegistryContext context, long actorId, CancellationToken cancellationToken) =>
        await context.Actors.AsNoTracking().AsSplitQuery().Include(a => a.Affiliation).Include(a => a.Aliases).Include(a => a.ExternalIds).Include(a => a.Interests)
            .SingleOrDefaultAsync(a => a.Id == actorId, cancellationToken) is { } actor ? ActorForms.Whole(actor) : null;
}
