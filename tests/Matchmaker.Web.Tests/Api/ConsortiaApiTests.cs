using System.Net;
using System.Text.Json;
using Matchmaker.App.Access;
using Matchmaker.App.Accounts;
using Matchmaker.App.Programmes;
using Matchmaker.App.Registry;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Matchmaker.Web.Tests.Api;

public sealed class ConsortiaApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    private static readonly object Brief = new { title = "Folk tales", text = "Films and games about folk tales", sectors = new[] { "film" }, pool = 6, roles = new object[] { new { code = "lead", helix = "industry" }, new { code = "school", helix = "academia" } } };

    [Fact]
    public async Task Plan_FoundKeptAndPublished_AsksTheMembers()
    {
        var path = $"/api/v1/programmes/{await ProgrammeAsync()}/consortia";
        using var curator = await host.SignInAsync("curator");
        var brief = await curator.JsonAsync("GET", $"{path}/brief");
        Assert.Equal("lead", brief.GetProperty("roles")[0].GetProperty("code").GetString());
        var found = await curator.JsonAsync("POST", $"{path}/search", Brief);
        Assert.Equal(5, found.GetProperty("consortia").GetArrayLength());
        Assert.DoesNotMatch(ApiHost.TooExact, found.GetRawText());
        var plan = await curator.JsonAsync("POST", $"{path}/plans", new { name = "First", brief = Brief });
        var kept = $"{path}/plans/{plan.GetProperty("id").GetInt64()}";
        Assert.Equal("First", (await curator.JsonAsync("GET", kept)).GetProperty("name").GetString());
        var changed = await curator.JsonAsync("PUT", kept, new { name = "Second", brief = Brief });
        Assert.Equal(2, changed.GetProperty("found").GetProperty("consortia")[0].GetProperty("members").GetArrayLength());
        await curator.JsonAsync("POST", $"{kept}/publication", new { rank = 1 });
        Assert.NotEqual(JsonValueKind.Null, (await curator.JsonAsync("GET", kept)).GetProperty("publishedAt").ValueKind);
        Assert.Equal("Second", Assert.Single((await curator.JsonAsync("GET", $"{path}/plans")).EnumerateArray()).GetProperty("name").GetString());
        await using var context = host.Web.Database.CreateDbContext();
        Assert.Equal(2, await context.TeamMembers.CountAsync(member => member.Team!.PlanId == plan.GetProperty("id").GetInt64()));
    }

    [Fact]
    public async Task Plan_WrongInputOrCaller_IsRefused()
    {
        var path = $"/api/v1/programmes/{await ProgrammeAsync()}/consortia";
        using var curator = await host.SignInAsync("curator");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await curator.StatusAsync("POST", $"{path}/search", new { roles = Array.Empty<object>() }));
        var wrong = new { text = "Films", roles = new object[] { new { code = "lead" }, new { code = "lead", count = 0, topics = new[] { "no-topic" } } }, members = new[] { new { actor = "#1", role = "nobody" } }, pool = 0 };
        Assert.Equal(["members[1].role", "pool", "roles[2].code", "roles[2].count", "roles[2].topics"], await curator.ErrorsAsync("POST", $"{path}/search", wrong));
        Assert.Equal(["brief.members[1].role", "brief.pool", "brief.roles[2].code", "brief.roles[2].count", "brief.roles[2].topics"], await curator.ErrorsAsync("POST", $"{path}/plans", new { name = "Wrong", brief = wrong }));
        Assert.Equal(HttpStatusCode.BadRequest, await curator.StatusAsync("POST", $"{path}/search", new { rolls = 1 }));
        Assert.False(await IsDoneAsync(curator, $"{path}/plans/987654/publication", new { rank = 1 }));
        using var studio = await host.SignInAsync("studio");
        Assert.Equal(HttpStatusCode.Forbidden, await studio.StatusAsync("POST", $"{path}/search", Brief));
    }

    [Fact]
    public async Task Page_ForACurator_ShowsTheBuilder()
    {
        var id = await ProgrammeAsync();
        using var curator = await host.SignInAsync("curator");
        var page = await curator.GetStringAsync(new Uri($"/programmes/{id}/consortium", UriKind.Relative));
        Assert.Contains("Consortium builder", page, StringComparison.Ordinal);
        Assert.Contains("Find consortia", page, StringComparison.Ordinal);
    }

    private static async Task<bool> IsDoneAsync(HttpClient client, string path, object body) => (int)await client.StatusAsync("POST", path, body) is >= 200 and < 300;

    private async Task<long> ProgrammeAsync()
    {
        var desk = host.Web.Services.GetRequiredService<ProgrammeDesk>();
        var curator = new Caller { Name = "test", Staff = StaffRole.Administrator };
        var id = await desk.CreateAsync(curator, new()
        {
            Kind = ProgrammeKind.Call,
            Title = "Folk tales",
            Brief = "Films and games about folk tales",
            Sectors = ["film"],
            Terms = new() { Roles = [new() { Code = "lead", Helix = Helix.Industry }, new() { Code = "school", Helix = Helix.Academia }] },
        });
        await desk.MoveAsync(curator, id, ProgrammeState.Open);
        return id;
    }
}
