using System.Net;
using Matchmaker.App.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.Web.Tests.Api;

public sealed class ClaimsApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Mine = "/api/v1/claims/mine";

    [Fact]
    public async Task Claim_ToAnActor_IsSeenAcceptedAndAnswered()
    {
        using var person = await host.SignInAsync("viewer");
        using var curator = await host.SignInAsync("curator");
        using var made = await person.CallAsync("POST", Mine, new { actorId = host.PartnerId, evidence = "I run it" });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var id = (await ApiHost.JsonAsync(made)).GetProperty("id").GetInt64();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await person.StatusAsync("POST", Mine, new { actorId = host.PartnerId }));
        var waiting = await curator.JsonAsync("GET", $"/api/v1/claims/{id}");
        Assert.Equal(("Vina Viewer", "viewer@demo.example", 1), (waiting.GetProperty("person").GetString(), waiting.GetProperty("email").GetString(), waiting.GetProperty("members").GetInt32()));

        var accepted = await curator.JsonAsync("POST", $"/api/v1/claims/{id}/acceptance", new { verify = true, answer = "Welcome" });

        Assert.Equal(host.PartnerId, accepted.GetProperty("actorId").GetInt64());
        var own = await person.JsonAsync("GET", made.Headers.Location!.ToString());
        Assert.Equal(("accepted", "Welcome"), (own.GetProperty("state").GetString(), own.GetProperty("answer").GetString()));
        Assert.Contains(await person.PartsAsync("/api/v1/memberships", 10), one => one.GetProperty("actor").GetProperty("id").GetInt64() == host.PartnerId && one.GetProperty("role").GetString() == "owner");
        Assert.Equal(HttpStatusCode.NotFound, await curator.StatusAsync("POST", $"/api/v1/claims/{id}/refusal", new { answer = "No" }));
    }

    [Fact]
    public async Task Claims_ProposedRefusedAndWithdrawn_WaitNoLonger()
    {
        using var person = await host.SignInAsync("university");
        using var curator = await host.SignInAsync("curator");
        var refused = (await person.JsonAsync("POST", Mine, new { proposal = new { name = "Reed Flute Radio", helix = "media", country = "KH", city = "Battambang" } })).GetProperty("id").GetInt64();
        var withdrawn = (await person.JsonAsync("POST", Mine, new { proposal = new { name = "Reed Flute Archive", helix = "civil-society", country = "KH" } })).GetProperty("id").GetInt64();

        var queue = await curator.PartsAsync("/api/v1/claims", 1);
        Assert.Equal([refused, withdrawn], queue.Select(claim => claim.GetProperty("id").GetInt64()).Where(id => id == refused || id == withdrawn));
        Assert.Equal("Battambang", queue.Single(claim => claim.GetProperty("id").GetInt64() == refused).GetProperty("proposal").GetProperty("city").GetString());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await curator.StatusAsync("POST", $"/api/v1/claims/{refused}/refusal", new { answer = " " }));
        Assert.Equal(HttpStatusCode.NoContent, await curator.StatusAsync("POST", $"/api/v1/claims/{refused}/refusal", new { answer = "There is no such station" }));
        Assert.Equal(HttpStatusCode.NoContent, await person.StatusAsync("DELETE", $"{Mine}/{withdrawn}"));

        Assert.Equal(["withdrawn", "refused"], (await person.PartsAsync(Mine, 1)).Select(claim => claim.GetProperty("state").GetString()));
        Assert.Equal(HttpStatusCode.NotFound, await curator.StatusAsync("GET", $"/api/v1/claims/{withdrawn}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await person.StatusAsync("DELETE", $"{Mine}/{withdrawn}"));
        using var other = await host.SignInAsync("studio");
        Assert.Equal(HttpStatusCode.NotFound, await other.StatusAsync("GET", $"{Mine}/{refused}"));
        Assert.Equal(HttpStatusCode.NotFound, await other.StatusAsync("DELETE", $"{Mine}/{refused}"));
    }

    [Theory]
    [InlineData("{}", 400)]
    [InlineData("""{"actorId": 1, "proposal": {"name": "A", "helix": "media", "country": "KH"}}""", 400)]
    [InlineData("""{"actorId": 987654}""", 422)]
    [InlineData("""{"proposal": {"name": " ", "helix": "media", "country": "KH"}}""", 422)]
    [InlineData("""{"proposal": {"name": "A", "helix": "media", "country": "ZZ"}}""", 422)]
    [InlineData("""{"proposal": {"name": "A", "helix": "media"}}""", 400)]
    public async Task Claim_ThatIsNone_IsRefused(string body, int status)
    {
        using var person = await host.SignInAsync("studio");
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await person.PostAsync(new Uri(Mine, UriKind.Relative), content);
        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Claims_ByWhoDoesNotDecide_AreRefused()
    {
        using var owner = await host.SignInAsync("studio");
        using var key = await host.ClientAsync(null, ApiHost.AllOfSecretariat);
        foreach (var client in new[] { owner, key })
        {
            Assert.Equal(HttpStatusCode.Forbidden, await client.StatusAsync("GET", "/api/v1/claims"));
            Assert.Equal(HttpStatusCode.Forbidden, await client.StatusAsync("POST", "/api/v1/claims/1/acceptance", new { verify = true }));
        }

        Assert.Equal(HttpStatusCode.Forbidden, await key.StatusAsync("POST", Mine, new { actorId = host.PartnerId }));
        using var visitor = host.Web.CreateClient();
        Assert.Equal(HttpStatusCode.Unauthorized, await visitor.StatusAsync("GET", Mine));
        await using var context = host.Web.Database.CreateDbContext();
        Assert.False(await context.ActorClaims.AnyAsync(claim => claim.Account!.Email == "admin@demo.example" || claim.State == ClaimState.Accepted && claim.ActorId == host.StudioId));
    }
}
