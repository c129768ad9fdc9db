using System.Security.Claims;
using System.Text.Encodings.Web;
using Matchmaker.App.Access;
using Matchmaker.Web.Api.Protocol;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Matchmaker.Web.Access;

/// <summary>Signs a program in by the key in <c>Authorization: Bearer …</c>, in the API alone: pages are for people.</summary>
internal sealed class ApiKeyAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, Callers callers)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "ApiKey";

    private const string Bearer = "Bearer ";

    /// <summary>Whether a key is sent to where keys count.</summary>
    public static bool IsPresented(HttpRequest request) => request.Path.StartsWithSegments(ApiErrors.Root, StringComparison.OrdinalIgnoreCase) && request.Headers.Authorization.ToString().StartsWith(Bearer, StringComparison.OrdinalIgnoreCase);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!IsPresented(Request)) return AuthenticateResult.NoResult();
        var key = Request.Headers.Authorization.ToString()[Bearer.Length..].Trim();
        if (await callers.OfKeyAsync(key, Context.Connection.RemoteIpAddress?.ToString(), Context.RequestAborted) is not { } caller)
            return AuthenticateResult.Fail("The key is unknown, revoked or expired.");
        return AuthenticateResult.Success(new(new(new ClaimsIdentity(CallerClaims.Of(caller), Scheme.Name)), Scheme.Name));
    }
}
