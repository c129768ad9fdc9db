using Matchmaker.App.Access;
using Matchmaker.Web.Access;

namespace Matchmaker.Web.Api.Protocol;

/// <summary>Who makes the request at hand; looked up once.</summary>
internal sealed class RequestCaller(IHttpContextAccessor http, Callers callers)
{
    private Task<Caller>? _caller;

    public Task<Caller> GetAsync() => _caller ??= FindAsync(http.HttpContext!);

    private Task<Caller> FindAsync(HttpContext context) =>
        CallerClaims.CallerAsync(context.User, callers, context.Connection.RemoteIpAddress?.ToString(), context.RequestAborted);
}
