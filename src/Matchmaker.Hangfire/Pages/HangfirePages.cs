using System.Globalization;
using Hangfire;
using Hangfire.Common;
using Hangfire.Dashboard;
using Matchmaker.App.Access;
using Matchmaker.App.Jobs;
using Matchmaker.App.Storage;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Matchmaker.Hangfire.Pages;

/// <summary>Hangfire's own pages, for the people of the secretariat.</summary>
public static class HangfirePages
{
    private const string JobsPage = "/secretariat/jobs";
    private const string Details = "/jobs/details/";
    private const string CallerItem = "matchmaker:caller";
    private const string ProgressItem = "matchmaker:progress";
    private const int PollMilliseconds = 5_000;

    // Nothing from elsewhere, no script that stands in a page; colours of states are style attributes. Tighter than elsewhere: no images but the empty icon.
    private const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    // Hangfire keeps its style sheets for the whole program, and they are added once.
    private static readonly Lazy<bool> Styled = new(() =>
    {
        DashboardRoutes.AddStylesheet(typeof(HangfirePages).Assembly, "pages.css");
        return true;
    });

    /// <summary>Maps the pages where Hangfire runs the jobs.</summary>
    /// <param name="app">The web app.</param>
    /// <param name="needs">Who may see them.</param>
    /// <param name="callerOf">Tells who asks.</param>
    public static void Map(WebApplication app, IAuthorizeData[] needs, Func<HttpContext, Task<Caller>> callerOf)
    {
        if (app.Services.GetRequiredService<IJobScheduler>() is not HangfireJobScheduler scheduler) return;
        _ = Styled.Value;
        var commands = new DashboardCommands(scheduler, app.Services.GetRequiredService<JobDesk>());
        var options = new DashboardOptions
        {
            AppPath = JobsPage,
            DashboardTitle = "Matchmaker: jobs",
            Authorization = [],
            IsReadOnlyFunc = context => context.GetHttpContext().Items[CallerItem] is not Caller caller || !AccessRules.May(caller, Deed.ManageJobs),

            // Only where the method itself bears no name.
            DisplayNameFunc = NameOf,
            DisplayStorageConnectionString = false,
            StatsPollingInterval = PollMilliseconds,
        };
        app.Map(scheduler.PagesPath + "/{**path}", context => AnswerAsync(context, scheduler, commands, options, callerOf)).RequireAuthorization(needs).ExcludeFromDescription();
    }

    private static async Task AnswerAsync(HttpContext context, HangfireJobScheduler scheduler, DashboardCommands commands, DashboardOptions options, Func<HttpContext, Task<Caller>> callerOf)
    {
        var caller = await callerOf(context);
        AccessRules.Require(caller, Deed.ReadJobs);
        context.Items[CallerItem] = caller;
        context.Response.Headers.ContentSecurityPolicy = ContentPolicy;
        var request = context.Request;
        var path = request.Path.Value![scheduler.PagesPath.Length..];
        if (path.StartsWith(Details, StringComparison.Ordinal) && !scheduler.IsId(path[Details.Length..]))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (HttpMethods.IsPost(request.Method) && path != "/stats")
        {
            if (!await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
            {
                Plain(context, StatusCodes.Status403Forbidden);
                return;
            }

            var chosen = request.HasFormContentType ? (await request.ReadFormAsync(context.RequestAborted))["jobs[]"].ToArray() : [];
            var outcome = await commands.DoAsync(caller, path, chosen, context.RequestAborted);
            if (outcome != CommandOutcome.PassOn)
            {
                Plain(context, outcome switch
                {
                    CommandOutcome.Done => StatusCodes.Status204NoContent,
                    CommandOutcome.Unknown => StatusCodes.Status404NotFound,
                    _ => StatusCodes.Status403Forbidden,
                });
                return;
            }
        }

        if (path == "/jobs/processing") context.Items[ProgressItem] = await ProgressAsync(context);
        await ShowAsync(context, scheduler, options, path);
    }

    // Its pages find themselves by the base of the address, as those of an application within another.
    private static async Task ShowAsync(HttpContext context, HangfireJobScheduler scheduler, DashboardOptions options, string path)
    {
        var (root, whole) = (context.Request.PathBase, context.Request.Path);
        (context.Request.PathBase, context.Request.Path) = (root + scheduler.PagesPath, path.Length == 0 ? "/" : path);
        try
        {
            await new AspNetCoreDashboardMiddleware(_ => Task.CompletedTask, await Task.Run(scheduler.Storage), options, DashboardRoutes.Routes, true).Invoke(context);
        }
        finally
        {
            (context.Request.PathBase, context.Request.Path) = (root, whole);
        }
    }

    private static void Plain(HttpContext context, int status)
    {
        // For a script, not for a reader: no page is written below it.
        if (context.Features.Get<Microsoft.AspNetCore.Diagnostics.IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
        context.Response.StatusCode = status;
    }

    private static async Task<Dictionary<string, string>> ProgressAsync(HttpContext context)
    {
        await using var registry = context.RequestServices.GetRequiredService<RegistryDatabase>().CreateDbContext();
        var running = await registry.JobRuns.AsNoTracking().Where(run => run.State == WorkState.Running).Select(run => new { run.Job, run.Step, run.Part }).ToListAsync(context.RequestAborted);
        return running.DistinctBy(run => run.Job).ToDictionary(run => run.Job, run => string.Create(CultureInfo.CurrentCulture, $"{run.Job}{(run.Step is { } step ? $": {step}" : "")}{(run.Part is { } part ? $" ({part:P0})" : "")}"));
    }

    private static string NameOf(DashboardContext context, Job job)
    {
        var name = job.Args is [string text, ..] ? text : job.ToString();
        return context.GetHttpContext().Items[ProgressItem] is Dictionary<string, string> progress ? progress.GetValueOrDefault(name, name) : name;
    }
}
