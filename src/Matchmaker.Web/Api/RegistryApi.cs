using System.ComponentModel;
using Matchmaker.App.Access;
using Matchmaker.App.Registry;
using Matchmaker.Web.Api.Actors;
using Matchmaker.Web.Api.Protocol;
using Matchmaker.Web.Api.Registry;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Matchmaker.Web.Api;

internal static class RegistryApi
{
    private const string EditExample = """{"actorIds": [17, 42], "size": "small", "addSectors": ["animation"]}""";
    private const string MergeExample = """{"keptId": 17, "lostId": 42, "taken": ["website"]}""";

    public static void MapRegistry(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/registry").WithTags("Registry").Needs(Deed.TendRegistry);
        group.MapGet("/actors", ListAsync).Tell("listRegistry", "The registry as a table", "By ascending key, with the filters of the page: also by a part of a name or alias, by #key, and by an external id such as ror:05t99sp05.");
        group.MapPost("/edits", EditAsync).Takes(EditExample).Tell("editActors", "Change many actors at once", "All of them, or none. To set the verification needs the right to verify, and to verify or reject needs evidence.");
        group.MapPost("/edits/preview", PreviewAsync).Takes(EditExample).Tell("previewEdit", "What a change to many actors would do", "Nothing is stored.");
        group.MapGet("/duplicates", DuplicatesAsync).Tell("listDuplicates", "Pairs of actors that may be one", "In one country: of one name or alias, of one web site, or with names that are nearly the same. The likeliest first. Reads all names, so that it takes a moment.");
        group.MapGet("/duplicates/{firstId:long}/{secondId:long}", CompareAsync).Tell("getComparison", "Two actors side by side", "With all that would move, before they are made one.");
        group.MapPost("/merges", MergeAsync).Takes(MergeExample).Tell("mergeActors", "Make one actor of two", "For good: the one kept takes over all that the other has, and the other is gone. The answer is the one kept.");
    }

    private static async Task<Ok<Page<ActorSummary>>> ListAsync(
        [Description("Part of a name or an alias, #17, or an external id such as ror:05t99sp05.")] string? search,
        [Description("Only this country, as its two-letter code.")] string? country,
        [Description("Only this helix.")] string? helix,
        [Description("Only this size: unknown, micro, small, medium, large.")] string? size,
        [Description("Only where verification stands so: unverified, pending, verified, rejected, expired.")] string? verification,
        [Description("Only this sector.")] string? sector,
        string? cursor,
        [Description("How many, 1 to 500; 100 where left out.")] int? limit,
        RegistryDesk desk, RequestCaller caller, CancellationToken cancellationToken)
    {
        var filter = new RegistryFilter
        {
            Search = search,
            Country = CodeText.Country(country),
            Helix = CodeText.Parse<Helix>("helix", helix),
            Size = CodeText.Parse<ActorSize>("size", size),
            Verification = CodeText.Parse<VerificationState>("verification", verification),
            Sector = sector,
        };
        var (list, most) = ($"registry {filter}", Cursors.Limit(limit, 100, 500));
        var found = await desk.AfterAsync(await caller.GetAsync(), filter, Cursors.Read(list, cursor) ?? 0, most + 1, cancellationToken);
        return TypedResults.Ok(Cursors.Page(list, found, most, row => row.Id, RegistryForms.Show));
    }

    private static async Task<Ok<BulkEditResource>> EditAsync(BulkEditForm form, RegistryDesk desk, RequestCaller caller, CancellationToken cancellationToken) =>
        TypedResults.Ok(RegistryForms.Show(await desk.ApplyAsync(await caller.GetAsync(), [.. form.ActorIds.Distinct()], RegistryForms.Read(form), cancellationToken)));

    private static async Task<Ok<BulkEditResource>> PreviewAsync(BulkEditForm form, RegistryDesk desk, RequestCaller caller, CancellationToken cancellationToken) =>
        TypedResults.Ok(RegistryForms.Show(await desk.PreviewAsync(await caller.GetAsync(), [.. form.ActorIds.Distinct()], RegistryForms.Read(form), cancellationToken)));

    private static async Task<Ok<Page<DuplicateResource>>> DuplicatesAsync(
        [Description("Only this country, as its two-letter code.")] string? country, string? cursor, int? limit, DuplicateFinder finder, RequestCaller caller, CancellationToken cancellationToken)
    {
        var (land, most) = (CodeText.Country(country), Cursors.Limit(limit));
        var list = $"duplicates {land}";
        var (_, last) = Cursors.ReadWithKeys(list, cursor);

        // By what orders them and not by how many were shown: a pair that is made one meanwhile moves nobody.
        var found = (await finder.FindAsync(await caller.GetAsync(), land, int.MaxValue, cancellationToken)).Select(pair => (Pair: pair, Place: PlaceOf(pair))).SkipWhile(one => last.Count > 0 && !IsAfter(one.Place, last)).Take(most + 1).ToList();
        return TypedResults.Ok(new Page<DuplicateResource>
        {
            Items = [.. found.Take(most).Select(one => RegistryForms.Show(one.Pair))],
            NextCursor = found.Count > most ? Cursors.At(list, 0, found[most - 1].Place) : null,
        });
    }

    private static long[] PlaceOf(DuplicatePair pair) => [pair.Why == DuplicateSign.LikeName ? 1 : 0, -BitConverter.DoubleToInt64Bits(pair.Likeness), pair.First.Id, pair.Second.Id];

    private static bool IsAfter(long[] place, IReadOnlyList<long> last)
    {
        for (var at = 0; at < place.Length; at++)
            if (place[at] != last[at]) return place[at] > last[at];
        return false;
    }

    private static async Task<Results<Tagged<ComparisonResource>, NotFound>> CompareAsync(long firstId, long secondId, ActorMerging merging, RequestCaller caller, CancellationToken cancellationToken)
    {
        var who = await caller.GetAsync();
        return await merging.SideAsync(who, firstId, cancellationToken) is { } first && await merging.SideAsync(who, secondId, cancellationToken) is { } second
            ? new Tagged<ComparisonResource>(new() { First = RegistryForms.Show(first), Second = RegistryForms.Show(second) })
            : TypedResults.NotFound();
    }

    private static async Task<Results<Ok<MergeSideResource>, NotFound>> MergeAsync(MergeForm form, ActorMerging merging, RequestCaller caller, CancellationToken cancellationToken)
    {
        var who = await caller.GetAsync();
        await merging.MergeAsync(who, form.KeptId, form.LostId, form.Taken, cancellationToken);
        return await merging.SideAsync(who, form.KeptId, cancellationToken) is { } kept ? TypedResults.Ok(RegistryForms.Show(kept)) : TypedResults.NotFound();
    }
}
