using System.Globalization;
using System.Security.Claims;
using Matchmaker.App.Access;
using Microsoft.AspNetCore.Identity;

namespace Matchmaker.Web.Access;

/// <summary>What of a <see cref="Caller"/> travels in the claims of a request, and back.</summary>
internal static class CallerClaims
{
    private const string KeyId = "matchmaker:key";
    private const string KeyActor = "matchmaker:key-actor";
    private const string KeyScope = "matchmaker:key-scope";
    private const string FromMemory = "matchmaker:from-memory";

    private static readonly string Stamp = new ClaimsIdentityOptions().SecurityStampClaimType;

    /// <summary>The claims of a program with a key.</summary>
    public static IEnumerable<Claim> Of(Caller caller)
    {
        if (caller.Key is not { } key) yield break;
        yield return new(ClaimTypes.Name, caller.Name);
        yield return new(KeyId, key.Id.ToString(CultureInfo.InvariantCulture));
        if (key.ActorId is { } actor) yield return new(KeyActor, actor.ToString(CultureInfo.InvariantCulture));
        if (caller.IsFromMemory) yield return new(FromMemory, "");
        foreach (var scope in key.Scopes) yield return new(KeyScope, scope);
    }

    /// <summary>Who the claims are of. Roles of people are read from the database each time, and whether the sign-in still counts; those of a key were when it was checked, in the same request.</summary>
    public static async Task<Caller> CallerAsync(ClaimsPrincipal principal, Callers callers, string? address, CancellationToken cancellationToken = default)
    {
        if (Number(principal, KeyId) is { } key)
        {
            return new()
            {
                Name = principal.Identity?.Name ?? "key",
                Address = address,
                Key = new(key, Number(principal, KeyActor), [.. principal.FindAll(KeyScope).Select(scope => scope.Value)]),
                IsFromMemory = principal.HasClaim(claim => claim.Type == FromMemory),
            };
        }

        if (principal.Identity?.IsAuthenticated == true && Number(principal, ClaimTypes.NameIdentifier) is { } account)
            return await callers.OfSignInAsync(account, principal.FindFirstValue(Stamp), address, cancellationToken);
        return Caller.Visitor with { Address = address };
    }

    /// <summary>The key that the claims are of; null for a person.</summary>
    public static long? KeyOf(ClaimsPrincipal principal) => Number(principal, KeyId);

    private static long? Number(ClaimsPrincipal principal, string type) =>
        long.TryParse(principal.FindFirstValue(type), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
