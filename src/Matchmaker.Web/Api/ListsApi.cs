using System.Globalization;
using Matchmaker.App.Access;
using Matchmaker.App.Lists;
using Matchmaker.Web.Api.Lists;
using Matchmaker.Web.Api.Protocol;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Matchmaker.Web.Api;

internal static class ListsApi
{
    private const string All = "lists";
    private const string Example = """{"name": "Guests of the spring forum", "description": "Studios and schools that animate folk tales", "isPublic": false}""";

    public static void MapLists(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/lists").WithTags("Lists");
        group.MapGet("", ListAsync).Needs(Deed.ReadDirectory).Tell("listLists", "Curated lists", "By key. The public ones; all of them for who curates lists.");
        group.MapPost("", CreateAsync).Needs(Deed.CurateLists).Takes(Example).Tell("createList", "Begin a list");
        group.MapGet("/{id:long}", GetAsync).Needs(Deed.ReadDirectory).Tell("getList", "A list with its actors", "Notes on them are for who curates lists.");
        group.MapPut("/{id:long}", ChangeAsync).Needs(Deed.CurateLists).Takes(Example).Tell("changeList", "Rename a list, describe it, and say who sees it", "With If-Match, only where it is still what was read.");
        group.MapDelete("/{id:long}", DeleteAsync).Needs(Deed.CurateLists).Tell("deleteList", "Delete a list");
        group.MapPost("/{id:long}/entries", AddAsync).Needs(Deed.CurateLists).Takes("""{"actorId": 42, "note": "Spoke at last year's forum"}""").Tell("addToList", "Put an actor at the end of a list", "The answer is the list as it is now.");
        group.MapDelete("/{id:long}/entries/{actorId:long}", RemoveAsync).Needs(Deed.CurateLists).Tell("removeFromList", "Take an actor off a list");
        group.MapPut("/{id:long}/entries/{actorId:long}/note", NoteAsync).Needs(Deed.CurateLists).Takes("""{"note": "Spoke at last year's forum"}""").Tell("noteOnList", "Say why an actor is on a list", "The answer is the list as it is now.");
        group.MapPut("/{id:long}/entries/{actorId:long}/place", MoveAsync).Needs(Deed.CurateLists).Takes("""{"place": 1}""").Tell("moveOnList", "Move an actor to another place", "The others close up. The answer is the list as it is now.");
    }

    private static async Task<Ok<Page<ListSummaryResource>>> ListAsync(string? cursor, int? limit, ListDesk desk, RequestCaller caller, CancellationToken cancellationToken)
    {
        var (most, after) = (Cursors.Limit(limit), Cursors.Read(All, cursor) ?? 0);
        var lists = (await desk.ListAsync(await caller.GetAsync(), cancellationToken)).Where(list => list.Id > after).OrderBy(list => list.Id).Take(most + 1).ToList();
        return TypedResults.Ok(Cursors.Page(All, lists, most, list => list.Id, list => new ListSummaryResource
        {
            Id = list.Id,
            Name = list.Name,
            Description = list.Description,
            IsPublic = list.IsPublic,
            Count = list.Entries,
            UpdatedAt = list.UpdatedAt,
        }));
    }

    private static async Task<Results<Created<ListResource>, NotFound>> CreateAsync(ListForm form, ListDesk desk, RequestCaller caller, CancellationToken cancellationToken)
    {
        var who = await caller.GetAsync();
        var id = await desk.CreateAsync(who, form.Name, form.Description, form.IsPublic, cancellationToken);
        return await desk.ReadAsync(who, id, cancellationToken) is { } list ? TypedResults.Created(string.Create(CultureInfo.InvariantCulture, $"{ApiErrors.Root}/lists/{id}"), Show(list)) : TypedResults.NotFound();
    }

    private static async Task<Results<Tagged<ListResource>, NotFound>> GetAsync(long id, ListDesk desk, RequestCaller caller, CancellationToken cancellationToken) =>
        await desk.ReadAsync(await caller.GetAsync(), id, cancellationToken) is { } list ? new Tagged<ListResource>(Show(list)) : TypedResults.NotFound();

    private static async Task<Results<Tagged<ListResource>, NotFound>> ChangeAsync(long id, ListForm form, ListDesk desk, RequestCaller caller, HttpContext http, CancellationToken cancellationToken)
    {
        var who = await caller.GetAsync();
        if (await desk.ReadAsync(who, id, cancellationToken) is not { } present) return TypedResults.NotFound();
        Tagged<ListResource>.RequireMatch(http, Show(present));
        await desk.DescribeAsync(who, id, form.Name, form.Description, form.IsPublic, cancellationToken);
        return await desk.ReadAsync(who, id, cancellationToken) is { } changed ? new Tagged<ListResource>(Show(changed)) : TypedResults.NotFound();
    }

    private static async Task<Results<NoContent, NotFound>> DeleteAsync(long id, ListDesk desk, RequestCaller caller, CancellationToken cancellationToken)
    {
        var who = await caller.GetAsync();
        if (await desk.ReadAsync(who, id, cancellationToken) is null) return TypedResults.NotFound();
        await desk.DeleteAsync(who, id, cancellationToken);
        return TypedResults.NoContent();
    }

    private static Task<Results<Ok<ListResource>, NotFound>> AddAsync(long id, ListEntryForm form, ListDesk desk, RequestCaller caller, CancellationToken cancellationToken) =>
        ThenShowAsync(id, null, desk, caller, (who, _) => desk.AddAsync(who, id, form.ActorId, form.Note, cancellationToken), cancellationToken);

    private static async Task<Results<NoContent, NotFound>> RemoveAsync(long id, long actorId, ListDesk desk, RequestCaller caller, CancellationToken cancellationToken)
    {
        var who = await caller.GetAsync();
        if (await desk.ReadAsync(who, id, cancellationToken) is not { } list || list.Entries.All(entry => entry.ActorId != actorId)) return TypedResults.NotFound();
        await desk.RemoveAsync(who, id, actorId, cancellationToken);
        return TypedResults.NoContent();
    }

    private static Task<Results<Ok<ListResource>, NotFound>> NoteAsync(long id, long actorId, ListNoteForm form, ListDesk desk, RequestCaller caller, CancellationToken cancellationToken) =>
        ThenShowAsync(id, actorId, desk, caller, (who, _) => desk.NoteAsync(who, id, actorId, form.Note, cancellationToken), cancellationToken);

    private static Task<Results<Ok<ListResource>, NotFound>> MoveAsync(long id, long actorId, ListPlaceForm form, ListDesk desk, RequestCaller caller, CancellationToken cancellationToken)
    {
        if (form.Place < 1) throw new ApiInputException("place", "counts from 1.");
        return ThenShowAsync(id, actorId, desk, caller, (who, list) =>
        {
            var from = list.Entries.TakeWhile(entry => entry.ActorId != actorId).Count();
            return desk.MoveAsync(who, id, actorId, Math.Min(form.Place, list.Entries.Count) - 1 - from, cancellationToken);
        }, cancellationToken);
    }

    private static async Task<Results<Ok<ListResource>, NotFound>> ThenShowAsync(
        long id, long? actorId, ListDesk desk, RequestCaller caller, Func<Caller, ListView, Task> change, CancellationToken cancellationToken)
    {
        var who = await caller.GetAsync();
        if (await desk.ReadAsync(who, id, cancellationToken) is not { } list || (actorId is { } actor && list.Entries.All(entry => entry.ActorId != actor))) return TypedResults.NotFound();
        await change(who, list);
        return await desk.ReadAsync(who, id, cancellationToken) is { } changed ? TypedResults.Ok(Show(changed)) : TypedResults.NotFound();
    }

    private static ListResource Show(ListView list) => new()
    {
        Id = list.Id,
        Name = list.Name,
        Description = list.Description,
        IsPublic = list.IsPublic,
        UpdatedAt = list.UpdatedAt,
        Entries = [.. list.Entries.Select((entry, at) => new ListEntryResource
        {
            Place = at + 1,
            Actor = new() { Id = entry.ActorId, Name = entry.Name, Country = entry.Country },
            Helix = entry.Helix,
            City = entry.City,
            Verification = entry.Verification,
            Note = entry.Note,
            AddedAt = entry.AddedAt,
        })],
    };
}
