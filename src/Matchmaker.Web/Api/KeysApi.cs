using System.Globalization;
using Matchmaker.App.Access;
using Matchmaker.App.Accounts;
using Matchmaker.Web.Api.Keys;
using Matchmaker.Web.Api.Protocol;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Matchmaker.Web.Api;

internal static class KeysApi
{
    private const string Example = """{"name": "Our web site", "scopes": ["suggestions:read"], "expiresAt": "2027-11-22T00:00:00Z"}""";
    private const string SecretariatExample = """{"name": "Nightly import", "scopes": ["imports:write"]}""";

    public static void MapKeys(this IEndpointRouteBuilder api)
    {
        var own = api.MapGroup("/actors/{actorId:long}/keys").WithTags("Keys").Needs(Deed.ManageKeys);
        own.MapGet("", (long actorId, ApiKeys keys, RequestCaller caller, CancellationToken cancellationToken) => ListAsync(actorId, keys, caller, cancellationToken)).Tell("listKeys", "Keys of an organisation");
        own.MapPost("", (long actorId, KeyForm form, ApiKeys keys, RequestCaller caller, CancellationToken cancellationToken) => CreateAsync(actorId, form, keys, caller, cancellationToken)).Takes(Example)
            .Tell("createKey", "Make a key for an organisation", $"The answer shows the key; it is never shown again. Scopes: {string.Join(", ", ApiScope.OfOrganisations)}. Owners only, signed in: no key makes keys.");
        own.MapGet("/{id:long}", (long actorId, long id, ApiKeys keys, RequestCaller caller, CancellationToken cancellationToken) => GetAsync(actorId, id, keys, caller, cancellationToken)).Tell("getKey", "One key of an organisation");
        own.MapDelete("/{id:long}", (long actorId, long id, ApiKeys keys, RequestCaller caller, CancellationToken cancellationToken) => RevokeAsync(actorId, id, keys, caller, cancellationToken)).Tell("revokeKey", "Revoke a key");

        var secretariat = api.MapGroup("/keys").WithTags("Keys").Needs(Deed.ManageSecretariatKeys);
        secretariat.MapGet("", (ApiKeys keys, RequestCaller caller, CancellationToken cancellationToken) => ListAsync(null, keys, caller, cancellationToken)).Tell("listSecretariatKeys", "Keys of the secretariat");
        secretariat.MapPost("", (KeyForm form, ApiKeys keys, RequestCaller caller, CancellationToken cancellationToken) => CreateAsync(null, form, keys, caller, cancellationToken)).Takes(SecretariatExample)
            .Tell("createSecretariatKey", "Make a key for the secretariat", $"The answer shows the key; it is never shown again. Scopes: {string.Join(", ", ApiScope.OfSecretariat)}. Administrators only, signed in.");
        secretariat.MapGet("/{id:long}", (long id, ApiKeys keys, RequestCaller caller, CancellationToken cancellationToken) => GetAsync(null, id, keys, caller, cancellationToken)).Tell("getSecretariatKey", "One key of the secretariat");
        secretariat.MapDelete("/{id:long}", (long id, ApiKeys keys, RequestCaller caller, CancellationToken cancellationToken) => RevokeAsync(null, id, keys, caller, cancellationToken)).Tell("revokeSecretariatKey", "Revoke a key of the secretariat");
    }

    private static async Task<Ok<IReadOnlyList<KeyResource>>> ListAsync(long? actorId, ApiKeys keys, RequestCaller caller, CancellationToken cancellationToken) =>
        TypedResults.Ok<IReadOnlyList<KeyResource>>([.. (await keys.ListAsync(await caller.GetAsync(), actorId, cancellationToken)).Select(key => Show(key))]);

    private static async Task<Created<KeyResource>> CreateAsync(long? actorId, KeyForm form, ApiKeys keys, RequestCaller caller, CancellationToken cancellationToken)
    {
        var (key, secret) = await keys.CreateAsync(await caller.GetAsync(), actorId, new(form.Name, [.. form.Scopes], form.ExpiresAt), cancellationToken);
        return TypedResults.Created(string.Create(CultureInfo.InvariantCulture, $"{ApiErrors.Root}{(actorId is { } actor ? $"/actors/{actor}" : "")}/keys/{key.Id}"), Show(key, secret));
    }

    private static async Task<Results<Tagged<KeyResource>, NotFound>> GetAsync(long? actorId, long id, ApiKeys keys, RequestCaller caller, CancellationToken cancellationToken) =>
        await keys.FindAsync(await caller.GetAsync(), actorId, id, cancellationToken) is { } key ? new Tagged<KeyResource>(Show(key)) : TypedResults.NotFound();

    private static async Task<Results<NoContent, NotFound>> RevokeAsync(long? actorId, long id, ApiKeys keys, RequestCaller caller, CancellationToken cancellationToken) =>
        await keys.RevokeAsync(await caller.GetAsync(), actorId, id, cancellationToken) ? TypedResults.NoContent() : TypedResults.NotFound();

    private static KeyResource Show(ApiKey key, string? secret = null) => new()
    {
        Id = key.Id,
        Name = key.Name,
        Prefix = key.Prefix,
        Scopes = key.Scopes,
        CreatedAt = key.CreatedAt,
        ExpiresAt = key.ExpiresAt,
        RevokedAt = key.RevokedAt,
        LastUsedAt = key.LastUsedAt,
        Secret = secret,
    };
}
