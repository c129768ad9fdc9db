using System.ComponentModel;
using System.Globalization;
using Matchmaker.App.Access;
using Matchmaker.App.Jobs;
using Matchmaker.Web.Api.Jobs;
using Matchmaker.Web.Api.Protocol;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Matchmaker.Web.Api;

internal static class JobsApi
{
    public static void MapJobs(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/jobs").WithTags("Jobs");
        group.MapGet("", ListAsync).Needs(Deed.ReadJobs).Tell("listJobs", "What runs by itself", "By name, with when each runs and what came of it last. All in one part: there are few.");
        group.MapGet("/{job}", GetAsync).Needs(Deed.ReadJobs).Tell("getJob", "One job");
        group.MapPost("/{job}/runs", RunAsync).Needs(Deed.ManageJobs).Tell("runJob", "Run a job now", "One that was asked for already and still waits is that one. The answer comes at once; follow the run at its Location, which takes jobs:read.");
        group.MapGet("/{job}/schedule", ScheduleAsync).Needs(Deed.ReadJobs).Tell("getJobSchedule", "When a job runs");
        group.MapPut("/{job}/schedule", PlanAsync).Needs(Deed.ManageJobs).Takes("""{"cron": "0 30 2 * * ?", "timeZone": "Asia/Manila"}""")
            .Tell("changeJobSchedule", "Change when a job runs", "Without cron it runs as configured. With If-Match, only where the schedule is still what was read.");
        group.MapPut("/{job}/pause", PauseAsync).Needs(Deed.ManageJobs).Takes("""{"isPaused": true}""").Tell("pauseJob", "Let a job's moments pass by, or no longer");
        group.MapGet("/runs", HistoryAsync).Needs(Deed.ReadJobs).Tell("listJobRuns", "Past and present runs", "The latest first.");
        group.MapGet("/runs/{id:long}", OneRunAsync).Needs(Deed.ReadJobs).Tell("getJobRun", "How a run stands", "Ask again every second or so while its state is waiting or running.");
        group.MapDelete("/runs/{id:long}", CancelAsync).Needs(Deed.ManageJobs).Tell("cancelJobRun", "Stop a run", "One that waits ends at once; one that is under way, at the next point where it can. One that has ended stays as it is.");
    }

    private static async Task<Ok<IReadOnlyList<JobResource>>> ListAsync(JobDesk desk, RequestCaller caller, CancellationToken cancellationToken) =>
        TypedResults.Ok<IReadOnlyList<JobResource>>([.. (await desk.ListAsync(await caller.GetAsync(), cancellationToken)).Select(JobResource.Of)]);

    private static async Task<Results<Tagged<JobResource>, NotFound>> GetAsync(string job, JobDesk desk, RequestCaller caller, CancellationToken cancellationToken) =>
        await desk.LineAsync(await caller.GetAsync(), job, cancellationToken) is { } line ? new Tagged<JobResource>(JobResource.Of(line)) : TypedResults.NotFound();

    private static async Task<Results<Accepted<JobRunResource>, NotFound>> RunAsync(string job, JobDesk desk, RequestCaller caller, CancellationToken cancellationToken)
    {
        var who = await caller.GetAsync();
        if (!desk.Has(who, job)) return TypedResults.NotFound();
        var run = await desk.RunAsync(who, job, cancellationToken);
        return TypedResults.Accepted(string.Create(CultureInfo.InvariantCulture, $"{ApiErrors.Root}/jobs/runs/{run.Id}"), JobRunResource.Of(run));
    }

    private static async Task<Results<Tagged<JobScheduleResource>, NotFound>> ScheduleAsync(string job, JobDesk desk, RequestCaller caller, CancellationToken cancellationToken) =>
        await desk.LineAsync(await caller.GetAsync(), job, cancellationToken) is { } line ? new Tagged<JobScheduleResource>(JobScheduleResource.Of(line)) : TypedResults.NotFound();

    private static Task<Results<Tagged<JobScheduleResource>, NotFound>> PlanAsync(string job, JobScheduleForm form, JobDesk desk, RequestCaller caller, HttpContext http, CancellationToken cancellationToken) =>
        ChangeAsync(job, desk, caller, http, who => desk.PlanAsync(who, job, form.Cron, form.TimeZone, cancellationToken), cancellationToken);

    private static Task<Results<Tagged<JobScheduleResource>, NotFound>> PauseAsync(string job, JobPauseForm form, JobDesk desk, RequestCaller caller, HttpContext http, CancellationToken cancellationToken) =>
        ChangeAsync(job, desk, caller, http, who => desk.PauseAsync(who, job, form.IsPaused, cancellationToken), cancellationToken);

    private static async Task<Results<Tagged<JobScheduleResource>, NotFound>> ChangeAsync(
        string job, JobDesk desk, RequestCaller caller, HttpContext http, Func<Caller, Task> change, CancellationToken cancellationToken)
    {
        var who = await caller.GetAsync();
        if (await desk.LineAsync(who, job, cancellationToken) is not { } present) return TypedResults.NotFound();
        Tagged<JobScheduleResource>.RequireMatch(http, JobScheduleResource.Of(present));
        await change(who);
        return await desk.LineAsync(who, job, cancellationToken) is { } changed ? new Tagged<JobScheduleResource>(JobScheduleResource.Of(changed)) : TypedResults.NotFound();
    }

    private static async Task<Ok<Page<JobRunResource>>> HistoryAsync(
        [Description("Only of this job, by its name.")] string? job, string? cursor, int? limit, JobDesk desk, RequestCaller caller, CancellationToken cancellationToken)
    {
        var (list, most) = ($"job runs {job}", Cursors.Limit(limit));
        var found = await desk.HistoryAsync(await caller.GetAsync(), job, Cursors.Read(list, cursor), most + 1, cancellationToken);
        return TypedResults.Ok(Cursors.Page(list, found, most, run => run.Id, JobRunResource.Of));
    }

    private static async Task<Results<Tagged<JobRunResource>, NotFound>> OneRunAsync(long id, JobDesk desk, RequestCaller caller, CancellationToken cancellationToken) =>
        await desk.FindAsync(await caller.GetAsync(), id, cancellationToken) is { } run ? new Tagged<JobRunResource>(JobRunResource.Of(run)) : TypedResults.NotFound();

    private static async Task<Results<Ok<JobRunResource>, NotFound>> CancelAsync(long id, JobDesk desk, RequestCaller caller, CancellationToken cancellationToken)
    {
        var who = await caller.GetAsync();
        if (await desk.FindAsync(who, id, cancellationToken) is null) return TypedResults.NotFound();
        await desk.CancelAsync(who, id, cancellationToken);
        return await desk.FindAsync(who, id, cancellationToken) is { } run ? TypedResults.Ok(JobRunResource.Of(run)) : TypedResults.NotFound();
    }
}
