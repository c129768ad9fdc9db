using System.Globalization;
using System.Text;
using Matchmaker.App.Access;
using Matchmaker.App.Programmes;
using Matchmaker.App.Programmes.Timetables;
using Matchmaker.Web.Api.Programmes.Timetables;
using Matchmaker.Web.Api.Protocol;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Matchmaker.Web.Api;

internal static class TimetablesApi
{
    private const string PlanExample = """
        {"name": "First plan", "choices": {"grid": {"timeZone": "Asia/Seoul", "days": [{"date": "2026-11-24", "start": "09:00:00", "end": "12:30:00", "minutes": 20, "gap": 5, "tables": 12}]}, "settings": {"least": 2, "most": 6}}}
        """;

    private const string TrialExample = """{"planId": 3, "choices": {"settings": {"least": 2, "most": 6}}}""";

    private const string MendingExample = """{"mishaps": [{"kind": "late", "participant": "42", "slot": 3}], "firstOpenSlot": 1, "isTrial": true}""";

    public static void MapTimetables(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/programmes/{id:long}/timetable").WithTags("Timetables").Needs(Deed.TendProgrammes);
        group.MapGet("", GetAsync).Tell("getTimetable", "A programme's meetings as the workbench has them", "The plan named, else the published one, else the latest; with the account in words, and what contradicts itself.");
        group.MapPost("/solve", SolveAsync).Takes(TrialExample).Within("choices").Tell("solveTimetable", "Try a timetable", "From what is settled in choices. Nothing is stored.");
        group.MapGet("/plans", ListAsync).Tell("listTimetables", "Plans of a programme's meetings", "All in one part.");
        group.MapPost("/plans", KeepAsync).Takes(PlanExample).Within("choices").Tell("keepTimetable", "Make a timetable and keep it as a plan", "From what is settled in choices.");
        group.MapGet("/plans/{planId:long}", ReadAsync).Tell("readTimetable", "A plan of a programme's meetings as it was kept");
        group.MapPut("/plans/{planId:long}", ChangeAsync).Takes(PlanExample).Within("choices").Tell("changeTimetable", "Settle a plan otherwise, and solve it again", "With what differs from before, in words.");
        group.MapPost("/plans/{planId:long}/mending", MendAsync).Takes(MendingExample).Tell("mendTimetable", "Mend a timetable", "After a no-show, a late arrival, an early leave or a lost table, with the fewest changes to the meetings of others. A trial is not kept.");
        group.MapPost("/plans/{planId:long}/publication", PublishAsync).Takes("""{"message": "We look forward to seeing you."}""").Tell("publishTimetable", "Publish a timetable", "All or nothing. Whoever is concerned by a change gets a mail.");

        var own = api.MapGroup("/actors/{actorId:long}/timetables/{programmeId:long}").WithTags("Timetables").Needs(Deed.ReadApplications);
        own.MapGet("", OwnAsync).Tell("getOwnTimetable", "An actor's meetings in a programme", "As published; for its members and the secretariat.");
        own.MapGet("/calendar", CalendarAsync).Tell("getOwnCalendar", "The same as a calendar", "iCalendar (RFC 5545). A meeting keeps its UID when it is planned again; one that is not held any more is there as cancelled.").Produces<string>(StatusCodes.Status200OK, "text/calendar");
    }

    private static async Task<Ok<TimetableResource>> GetAsync(long id, long? planId, TimetableWorkbench bench, RequestCaller caller, CancellationToken cancellationToken) =>
        TypedResults.Ok(TimetableResource.Of(await bench.OpenAsync(await caller.GetAsync(), id, planId, cancellationToken)));

    private static async Task<Ok<TrialResource>> SolveAsync(long id, TimetableTrialForm form, TimetableWorkbench bench, RequestCaller caller, CancellationToken cancellationToken) =>
        TypedResults.Ok(TrialResource.Of(await bench.TryAsync(await caller.GetAsync(), id, form.PlanId, form.Choices, cancellationToken)));

    private static async Task<Ok<IReadOnlyList<PlanLine>>> ListAsync(long id, PlanDesk plans, RequestCaller caller, CancellationToken cancellationToken) =>
        TypedResults.Ok(await plans.ListAsync(await caller.GetAsync(), id, PlanKind.Timetable, cancellationToken));

    private static async Task<Created<TrialResource>> KeepAsync(long id, TimetableForm form, TimetableWorkbench bench, RequestCaller caller, CancellationToken cancellationToken)
    {
        var shown = await SaveAsync(id, null, form, bench, await caller.GetAsync(), cancellationToken);
        return TypedResults.Created(string.Create(CultureInfo.InvariantCulture, $"{ApiErrors.Root}/programmes/{id}/timetable/plans/{shown.Id}"), shown);
    }

    private static async Task<Ok<TimetableResource>> ReadAsync(long id, long planId, TimetableWorkbench bench, RequestCaller caller, CancellationToken cancellationToken) =>
        TypedResults.Ok(TimetableResource.Of(await bench.OpenAsync(await caller.GetAsync(), id, planId, cancellationToken)));

    private static async Task<Ok<TrialResource>> ChangeAsync(long id, long planId, TimetableForm form, TimetableWorkbench bench, RequestCaller caller, CancellationToken cancellationToken) =>
        TypedResults.Ok(await SaveAsync(id, planId, form, bench, await caller.GetAsync(), cancellationToken));

    private static async Task<TrialResource> SaveAsync(long id, long? planId, TimetableForm form, TimetableWorkbench bench, Caller who, CancellationToken cancellationToken)
    {
        var trial = await bench.TryAsync(who, id, planId, form.Choices, cancellationToken);
        return TrialResource.Of(trial, await bench.KeepAsync(who, id, planId, form.Name, trial, cancellationToken), form.Name);
    }

    private static async Task<Ok<TrialResource>> MendAsync(long id, long planId, MendingForm form, TimetableWorkbench bench, RequestCaller caller, CancellationToken cancellationToken)
    {
        var who = await caller.GetAsync();
        var trial = await bench.TryMendingAsync(who, id, planId, form.Mishaps, form.FirstOpenSlot, cancellationToken);
        if (form.IsTrial) return TypedResults.Ok(TrialResource.Of(trial));
        var name = (await bench.OpenAsync(who, id, planId, cancellationToken)).Plan!.Name;
        return TypedResults.Ok(TrialResource.Of(trial, await bench.KeepAsync(who, id, planId, name, trial, cancellationToken), name));
    }

    private static async Task<Ok<TimetablePublicationResource>> PublishAsync(long id, long planId, TimetablePublicationForm form, TimetableWorkbench bench, RequestCaller caller, CancellationToken cancellationToken)
    {
        var (meetings, told) = await bench.PublishAsync(await caller.GetAsync(), id, planId, form.Message, cancellationToken);
        return TypedResults.Ok(new TimetablePublicationResource(meetings, told));
    }

    private static async Task<Ok<OwnTimetable>> OwnAsync(long actorId, long programmeId, OwnTimetableDesk desk, RequestCaller caller, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.ReadAsync(await caller.GetAsync(), programmeId, actorId, cancellationToken));

    private static async Task<FileContentHttpResult> CalendarAsync(long actorId, long programmeId, OwnTimetableDesk desk, RequestCaller caller, CancellationToken cancellationToken) =>
        TypedResults.File(Encoding.UTF8.GetBytes(await desk.CalendarAsync(await caller.GetAsync(), programmeId, actorId, cancellationToken)), "text/calendar; charset=utf-8", FormattableString.Invariant($"timetable-{programmeId}.ics"));
}
