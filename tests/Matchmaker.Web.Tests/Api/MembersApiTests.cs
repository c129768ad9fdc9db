using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Matchmaker.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.Web.Tests.Api;

public sealed partial class MembersApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    private string Members => $"/api/v1/actors/{host.StudioId}/members";

    private string Invitations => $"/api/v1/actors/{host.StudioId}/invitations";

    [Fact]
    public async Task Person_InvitedJoinsIsPromotedAndLeaves()
    {
        using var owner = await host.SignInAsync("studio");
        using var made = await owner.CallAsync("POST", Invitations, new { email = "university@demo.example", role = "viewer" });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        Assert.Equal("university@demo.example", Assert.Single((await owner.JsonAsync("GET", Invitations)).GetProperty("items").EnumerateArray()).GetProperty("email").GetString());
        var secret = Secret().Match(host.MailsTo("university@demo.example")[^1]).Groups[1].Value;

        using var other = await host.SignInAsync("partner");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await other.StatusAsync("POST", "/api/v1/memberships", new { secret }));
        using var invited = await host.SignInAsync("university");
        var joined = await invited.JsonAsync("POST", "/api/v1/memberships", new { secret });
        Assert.Equal((host.StudioId, "viewer"), (joined.GetProperty("actor").GetProperty("id").GetInt64(), joined.GetProperty("role").GetString()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await invited.StatusAsync("POST", "/api/v1/memberships", new { secret }));

        var id = joined.GetProperty("id").GetInt64();
        Assert.Equal("editor", (await owner.JsonAsync("PUT", $"{Members}/{id}", new { role = "editor" })).GetProperty("role").GetString());
        Assert.Contains(await invited.PartsAsync("/api/v1/memberships", 1), one => one.GetProperty("id").GetInt64() == id && one.GetProperty("role").GetString() == "editor");
        Assert.Equal(HttpStatusCode.NotFound, await owner.StatusAsync("DELETE", $"/api/v1/memberships/{id}"));
        Assert.Equal(HttpStatusCode.NoContent, await invited.StatusAsync("DELETE", $"/api/v1/memberships/{id}"));
        Assert.Equal(HttpStatusCode.Forbidden, await invited.StatusAsync("GET", Members));
        await using var context = host.Web.Database.CreateDbContext();
        var told = await context.AuditEntries.Where(entry => entry.ActorId == host.StudioId && entry.Action.StartsWith("member.")).Select(entry => entry.Action).Distinct().ToListAsync();
        Assert.Superset(new HashSet<string> { "member.invited", "member.joined", "member.role-changed", "member.removed" }, told.ToHashSet());
    }

    [Fact]
    public async Task Members_ReadByAViewerOrACurator_HaveNoAddresses()
    {
        foreach (var name in new[] { "viewer", "curator" })
        {
            using var client = await host.SignInAsync(name);
            var members = await client.PartsAsync(Members, 1);
            Assert.True(members.Count >= 2);
            Assert.All(members, member => Assert.Equal(JsonValueKind.Null, member.GetProperty("email").ValueKind));
            Assert.Equal(HttpStatusCode.Forbidden, await client.StatusAsync("GET", Invitations));
        }

        using var owner = await host.SignInAsync("studio");
        Assert.All(await owner.PartsAsync(Members, 50), member => Assert.Contains('@', member.GetProperty("email").GetString()!));
    }

    [Fact]
    public async Task LastOwner_RemovedOrMadeLess_Stays()
    {
        using var owner = await host.SignInAsync("studio");
        var own = (await owner.PartsAsync(Members, 50)).Single(member => member.GetProperty("role").GetString() == "owner").GetProperty("id").GetInt64();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await owner.StatusAsync("PUT", $"{Members}/{own}", new { role = "viewer" }));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await owner.StatusAsync("DELETE", $"{Members}/{own}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await owner.StatusAsync("DELETE", $"/api/v1/memberships/{own}"));
    }

    [Fact]
    public async Task Invitation_WrongTakenBackOrNotAllowed_LetsNobodyIn()
    {
        using var owner = await host.SignInAsync("studio");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await owner.StatusAsync("POST", Invitations, new { email = "nobody", role = "viewer" }));
        Assert.Equal(HttpStatusCode.BadRequest, await owner.StatusAsync("POST", Invitations, new { email = "partner@demo.example", role = "king" }));
        var id = (await owner.JsonAsync("POST", Invitations, new { email = "partner@demo.example", role = "owner" })).GetProperty("id").GetInt64();
        Assert.Equal(HttpStatusCode.NoContent, await owner.StatusAsync("DELETE", $"{Invitations}/{id}"));
        Assert.Equal(HttpStatusCode.NotFound, await owner.StatusAsync("DELETE", $"{Invitations}/{id}"));
        using var partner = await host.SignInAsync("partner");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await partner.StatusAsync("POST", "/api/v1/memberships", new { secret = Secret().Match(host.MailsTo("partner@demo.example")[^1]).Groups[1].Value }));
        using var viewer = await host.SignInAsync("viewer");
        Assert.Equal(HttpStatusCode.Forbidden, await viewer.StatusAsync("POST", Invitations, new { email = "a@example.org", role = "owner" }));
        Assert.Equal(HttpStatusCode.Forbidden, await viewer.StatusAsync("DELETE", $"{Members}/1"));
        using var administrator = await host.SignInAsync("admin");
        Assert.Equal(HttpStatusCode.NotFound, await administrator.StatusAsync("POST", "/api/v1/actors/987654/invitations", new { email = "a@example.org", role = "owner" }));
    }

    [GeneratedRegex("/invitation/([0-9a-f]{48})")]
    private static partial Regex Secret();
}
