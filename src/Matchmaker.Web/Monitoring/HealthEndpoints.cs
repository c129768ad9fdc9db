using System.Net;
using System.Reflection;
using Matchmaker.App;
using Matchmaker.App.Access;
using Matchmaker.App.Matching;
using Matchmaker.App.Storage;
using Matchmaker.Web.Access;
using Matchmaker.Web.Api.Protocol;
using Matchmaker.Web.Hosting;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Matchmaker.Web.Monitoring;

/// <summary>What who runs the program asks it: whether it lives, whether it is ready, and its figures.</summary>
internal static class HealthEndpoints
{
    private const string PrometheusText = "text/plain; version=0.0.4; charset=utf-8";

    private static readonly string[] Meters =
        [ProductMeter.Name, ServingMeter.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting", "Microsoft.AspNetCore.Diagnostics", "System.Runtime"];

    public static void AddMonitoring(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PrometheusExporter>();
        builder.Services.AddSingleton<ServingMeter>();

        // The provider disposes the reader, and that the exporter.
        builder.Services.AddSingleton(services =>
            Sdk.CreateMeterProviderBuilder().AddMeter(Meters).AddReader(new BaseExportingMetricReader(services.GetRequiredService<PrometheusExporter>())).Build()!);
    }

    public static void MapMonitoring(this WebApplication app)
    {
        // Made now, so that they count from the start.
        app.Services.GetRequiredService<MeterProvider>();
        app.Services.GetRequiredService<ServingMeter>();
        app.MapGet("/healthz", () => TypedResults.Text("alive")).ExcludeFromDescription();
        app.MapGet("/readyz", ReadyAsync).ExcludeFromDescription();
        app.MapGet("/metrics", MetricsAsync).ExcludeFromDescription();
    }

    // A node that is cut off but can still be read stays in service, and says what it lacks; a worker can do nothing then.
    private static async Task<IResult> ReadyAsync(Readiness readiness, LiveMatching matching, RegistryDatabase database, IOptions<RegistryOptions> options, CancellationToken cancellationToken)
    {
        List<string> missing = [];
        if (!await database.Watch.OrElseAsync(() => CanConnectAsync(database, cancellationToken), () => false)) missing.Add("database");
        if (!readiness.IsIndexReady) missing.Add("search index");
        if (!readiness.IsMatchingLooked) missing.Add("model");
        var isReadable = readiness.IsReady && database.Watch.IsAway && options.Value.Role != NodeRole.Worker;
        return TypedResults.Json(
            new
            {
                Status = missing.Count == 0 ? "ready" : isReadable ? "degraded" : "not ready",
                Missing = missing,
                AsOf = database.Watch.AwaySince,
                Model = matching.Serving?.Model.Name,
                matching.Problem,
                Version = typeof(HealthEndpoints).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion,
            },
            statusCode: missing.Count == 0 || isReadable ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<bool> CanConnectAsync(RegistryDatabase database, CancellationToken cancellationToken)
    {
        await using var context = database.CreateDbContext();
        return await context.Database.CanConnectAsync(cancellationToken);
    }

    // Figures tell of how much the product is used: for who runs it, and from this machine, unless the settings open them.
    private static async Task<IResult> MetricsAsync(HttpContext context, PrometheusExporter exporter, Callers callers, IOptions<ApiOptions> options)
    {
        var isHere = context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);
        if (!options.Value.PublicMetrics && !isHere && !AccessRules.May(await CallerClaims.CallerAsync(context.User, callers, null), Deed.ReadSystem)) return TypedResults.NotFound();
        return TypedResults.Text(exporter.Read(), PrometheusText);
    }
}
