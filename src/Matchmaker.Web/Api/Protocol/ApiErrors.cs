using System.Globalization;
using Matchmaker.App.Storage;
using Microsoft.AspNetCore.Diagnostics;

namespace Matchmaker.Web.Api.Protocol;

/// <summary>Turns every failure and every bare status of the API into a problem that says what is wrong; pages have their own way.</summary>
internal sealed partial class ApiErrors(RequestDelegate next, RegistryDatabase database, ILogger<ApiErrors> log)
{
    public const string Root = "/api/v1";

    private const int ClientClosedRequest = 499;

    public async Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase))
        {
            await next(context);
            return;
        }

        // Programs read English and points in numbers, whatever language their host asks for.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        if (context.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
        try
        {
            await next(context);
            if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null }) await ApiProblem.WriteAsync(context, await ApiProblem.OfStatusAsync(context));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            context.Response.StatusCode = ClientClosedRequest;
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            var problem = ApiProblem.Of(database.Watch.Explains(e) ? new DatabaseAwayException(e) : e, context.GetEndpoint()?.Metadata.GetMetadata<BodyPart>()?.Name);
            if (problem is null) Failed(context.Request.Method, context.Request.Path, e);
            context.Response.Clear();
            await ApiProblem.WriteAsync(context, problem ?? ApiProblem.New(StatusCodes.Status500InternalServerError, "Something unforeseen went wrong. It was written down; tell the administrator the traceId."));
        }
    }

    [LoggerMessage(LogLevel.Error, "{Method} {Path} failed.")]
    private partial void Failed(string method, string path, Exception exception);
}
