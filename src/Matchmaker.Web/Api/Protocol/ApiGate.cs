using Matchmaker.Web.Access;

namespace Matchmaker.Web.Api.Protocol;

/// <summary>Refuses a key that is not known wherever it is sent, and a change by cookie that another host's page could have made.</summary>
internal sealed class ApiGate(RequestDelegate next)
{
    /// <summary>A browser lets a page of another host send no header of ours.</summary>
    public const string Header = "X-Matchmaker";

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments(ApiErrors.Root, StringComparison.OrdinalIgnoreCase))
        {
            var isKnown = context.User.Identity?.IsAuthenticated == true;
            if (ApiKeyAuthentication.IsPresented(context.Request) && !isKnown)
            {
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return;
            }

            if (isKnown && !ApiKeyAuthentication.IsPresented(context.Request) && IsChange(context.Request.Method) && context.Request.Headers[Header] != "1")
            {
                await ApiProblem.WriteAsync(context, ApiProblem.New(StatusCodes.Status403Forbidden, $"Who is signed in by cookie sends the header {Header}: 1 with every change, so that pages of other hosts can make none."));
                return;
            }
        }

        await next(context);
    }

    /// <summary>Whether requests with a method change something.</summary>
    public static bool IsChange(string method) => !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && !HttpMethods.IsOptions(method);
}
