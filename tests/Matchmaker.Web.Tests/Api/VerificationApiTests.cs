using System.Net;
using System.Text.Json;
using Matchmaker.App.Accounts;
using Matchmaker.App.Registry;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.Web.Tests.Api;

public sealed class VerificationApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Waiting_DecidedWhileTheQueueIsRead_LosesNobody()
    {
        using var client = await host.ClientAsync(null, ApiScope.WriteRegistry);
        await using var context = host.Web.Database.CreateDbContext();
        foreach (var actor in await context.Actors.OrderBy(a => a.Id).Take(6).ToListAsync()) actor.Verification = new() { State = VerificationState.Pending, Evidence = "A letter", DecidedAt = DateTimeOffset.UtcNow, DecidedBy = "Import" };
        await context.SaveChangesAsync();
        var waiting = await context.Actors.Where(a => a.Verification.State == VerificationState.Pending || a.Verification.State == VerificationState.Expired).OrderBy(a => a.Id).Select(a => a.Id).ToListAsync();

        var first = await client.JsonAsync("GET", "/api/v1/verification?limit=2");
        var seen = Ids(first);
        foreach (var actor in seen) await client.JsonAsync("PUT", $"/api/v1/actors/{actor}/verification", new { state = "verified", evidence = "Register of companies" });
        var rest = await client.JsonAsync("GET", $"/api/v1/verification?limit=100&cursor={first.GetProperty("nextCursor").GetString()}");

        Assert.Equal(waiting.Take(102), seen.Concat(Ids(rest)));
        Assert.Equal("A letter", first.GetProperty("items")[0].GetProperty("evidence").GetString());
        Assert.True(await context.AuditEntries.AnyAsync(entry => entry.Action == "actor.verification" && entry.ActorId == seen[0] && entry.ApiKeyId != null));
    }

    [Fact]
    public async Task Decision_WithTheTagOfWhatWasRead_IsMadeOnce()
    {
        using var curator = await host.SignInAsync("curator");
        var path = $"/api/v1/actors/{host.PartnerId}/verification";
        using var read = await curator.GetAsync(new Uri(path, UriKind.Relative));
        var wanted = new { state = "rejected", evidence = "The register knows no such firm" };
        using var first = await curator.CallAsync("PUT", path, wanted, read.Headers.ETag);
        using var second = await curator.CallAsync("PUT", path, new { state = "verified", evidence = "A call" }, read.Headers.ETag);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.PreconditionFailed), (first.StatusCode, second.StatusCode));
        var stands = await ApiHost.JsonAsync(first);
        Assert.Equal(("rejected", "Secretariat", wanted.evidence), (stands.GetProperty("state").GetString(), stands.GetProperty("decidedBy").GetString(), stands.GetProperty("evidence").GetString()));

        // Who decided, and on what, stays with the secretariat.
        using var visitor = host.Web.CreateClient();
        var shown = (await visitor.JsonAsync("GET", $"/api/v1/actors/{host.PartnerId}")).GetProperty("verification");
        Assert.Equal("rejected", shown.GetProperty("state").GetString());
        Assert.False(shown.TryGetProperty("evidence", out _));
    }

    [Fact]
    public async Task Decision_WrongOrNotAllowed_IsRefused()
    {
        using var client = await host.ClientAsync(null, ApiScope.WriteRegistry);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await client.StatusAsync("PUT", $"/api/v1/actors/{host.StudioId}/verification", new { state = "verified", evidence = " " }));
        Assert.Equal(HttpStatusCode.BadRequest, await client.StatusAsync("PUT", $"/api/v1/actors/{host.StudioId}/verification", new { state = "certain" }));
        Assert.Equal(HttpStatusCode.NotFound, await client.StatusAsync("PUT", "/api/v1/actors/987654/verification", new { state = "verified", evidence = "A call" }));
        Assert.Equal(HttpStatusCode.NotFound, await client.StatusAsync("GET", "/api/v1/actors/987654/verification"));
        using var owner = await host.SignInAsync("studio");
        Assert.Equal(HttpStatusCode.Forbidden, await owner.StatusAsync("PUT", $"/api/v1/actors/{host.StudioId}/verification", new { state = "verified", evidence = "Myself" }));
        Assert.Equal(HttpStatusCode.Forbidden, await owner.StatusAsync("GET", $"/api/v1/actors/{host.StudioId}/verification"));
        using var key = await host.ClientAsync(host.StudioId, ApiHost.AllOfOrganisations);
        Assert.Equal(HttpStatusCode.Forbidden, await key.StatusAsync("GET", "/api/v1/verification"));
    }

    private static List<long> Ids(JsonElement part) => [.. part.GetProperty("items").EnumerateArray().Select(one => one.GetProperty("actorId").GetInt64())];
}
