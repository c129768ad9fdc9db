using System.ComponentModel;
using Matchmaker.App.Access;
using Matchmaker.App.Balance;
using Matchmaker.App.Jobs;
using Matchmaker.App.Matching;
using Matchmaker.Web.Api.Balance;
using Matchmaker.Web.Api.Protocol;
using Matchmaker.Web.Api.Work;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Matchmaker.Web.Api;

internal static class BalanceApi
{
    private const string Example = """{"floor": 0.8, "by": ["country", "helix"]}""";
    private const string FollowIt = "The answer comes at once; follow the work at its Location, and get the figures where this was posted to once it is done.";

    public static void MapBalance(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/balance").WithTags("Balance").Needs(Deed.ReadBalance);
        group.MapGet("/outcomes", OutcomesAsync).Tell("getOutcomes", "Who was shown, asked and accepted", "By country, helix, size and ownership; days in UTC.");
        group.MapGet("/exposure", ExposureAsync).Tell("getExposure", "Who is suggested, before and after a floor", "Of the model that serves, where it was computed before.");
        group.MapPost("/exposure", ComputeExposureAsync).Takes(Example).Tell("computeExposure", "Compute who is suggested, and what a floor would change", $"For everybody's suggestions. {FollowIt}");
        group.MapGet("/price", PriceAsync).Tell("getBalancePrice", "What a floor costs in accuracy", "Where it was computed before.");
        group.MapPost("/price", ComputePriceAsync).Takes(Example).Tell("computeBalancePrice", "Compute what a floor costs in accuracy", $"Trains on what began before the last year known, and asks for the partners gained in it: that takes a while. {FollowIt}");
        group.MapGet("/work", WorkAsync).Tell("listBalanceWork", "Computations since the start, the latest first");
        group.MapGet("/work/{id}", OneWorkAsync).Tell("getBalanceWork", "How a computation stands", "Ask again every second or so while its state is waiting or running.");
        group.MapDelete("/work/{id}", CancelAsync).Tell("cancelBalanceWork", "Cancel a computation", "One that waits ends at once; one that runs, as soon as it notices. One that has ended stays as it is.");
    }

    private static async Task<Tagged<OutcomeResource>> OutcomesAsync(
        [Description("The first day, such as 2026-01-31; from the beginning where left out.")] DateOnly? from,
        [Description("The last day; until now where left out.")] DateOnly? until,
        BalanceDesk desk, RequestCaller caller, CancellationToken cancellationToken) =>
        new(OutcomeResource.Of(await desk.OutcomesAsync(await caller.GetAsync(), from, until, cancellationToken)), isWeak: true);

    private static async Task<Tagged<ExposureResource>> ExposureAsync(
        [Description("The guaranteed part of each group's share, from 0 to 1; 0.8 where left out.")] double? floor,
        [Description("What the groups are by: country, helix, size, or several with commas; country where left out.")] string? by,
        [Description("What a share is a part of: actors or candidates; actors where left out.")] string? shareOf,
        BalanceDesk desk, RequestCaller caller) => Shown(desk.Exposure(await caller.GetAsync(), Read(floor, by, BalanceAttributes.ParseShare(shareOf))));

    private static async Task<Tagged<ExposureResource>> PriceAsync(
        [Description("The guaranteed part of each group's share, from 0 to 1; 0.8 where left out.")] double? floor,
        [Description("What the groups are by: country, helix, size, or several with commas; country where left out.")] string? by,
        [Description("What a share is a part of: actors or candidates; actors where left out.")] string? shareOf,
        BalanceDesk desk, RequestCaller caller) => Shown(desk.Price(await caller.GetAsync(), Read(floor, by, BalanceAttributes.ParseShare(shareOf))));

    private static async Task<Accepted<WorkResource>> ComputeExposureAsync(ExposureForm form, BalanceDesk desk, RequestCaller caller) => Begun(desk.ComputeExposure(await caller.GetAsync(), Read(form)));

    private static async Task<Accepted<WorkResource>> ComputePriceAsync(ExposureForm form, BalanceDesk desk, RequestCaller caller) => Begun(desk.ComputePrice(await caller.GetAsync(), Read(form)));

    private static async Task<Ok<Page<WorkResource>>> WorkAsync(string? cursor, int? limit, BalanceDesk desk, RequestCaller caller) =>
        TypedResults.Ok(Cursors.Latest("balance work", cursor, Cursors.Limit(limit), desk.Work(await caller.GetAsync()), one => one.AskedAt, one => one.Id, WorkForms.Show));

    private static async Task<Results<Tagged<WorkResource>, NotFound>> OneWorkAsync(string id, BalanceDesk desk, RequestCaller caller) =>
        desk.Work(await caller.GetAsync()).FirstOrDefault(one => one.Id == id) is { } item ? new Tagged<WorkResource>(WorkForms.Show(item)) : TypedResults.NotFound();

    private static async Task<Results<Ok<WorkResource>, NotFound>> CancelAsync(string id, BalanceDesk desk, RequestCaller caller) =>
        await desk.CancelAsync(await caller.GetAsync(), id) is { } item ? TypedResults.Ok(WorkForms.Show(item)) : TypedResults.NotFound();

    private static Tagged<ExposureResource> Shown(ExposureReport? report) => new(report is null ? throw new NotComputedException() : ExposureResource.Of(report));

    private static Accepted<WorkResource> Begun(WorkItem item) => TypedResults.Accepted($"{ApiErrors.Root}/balance/work/{item.Id}", WorkForms.Show(item));

    private static BalanceRequest Read(ExposureForm form) => Read(form.Floor, string.Join(',', form.By), form.ShareOf);

    private static BalanceRequest Read(double? floor, string? by, ShareBasis shareOf)
    {
        var usual = new BalanceRequest();
        var request = new BalanceRequest { Floor = floor ?? usual.Floor, Attributes = by is null ? usual.Attributes : BalanceAttributes.Parse(by), ShareOf = shareOf };
        request.Validate();
        return request;
    }
}
