using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Xml.Linq;
using Matchmaker.App.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.Web.Tests.Api;

/// <summary>Collaborations, and the exports of them and of the actors.</summary>
public sealed class RecordsApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    private string Path => $"/api/v1/actors/{host.StudioId}/collaborations";

    [Fact]
    public async Task Collaboration_Told_IsListedFirst()
    {
        using var client = await host.ClientAsync(host.StudioId, ApiScope.WriteCollaborations);
        using var answer = await client.PostAsJsonAsync(Path, Told(host.StudioId, host.PartnerId));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var listed = await client.GetFromJsonAsync<JsonElement>($"{Path}?limit=2");
        Assert.Equal("River tales", listed.GetProperty("items")[0].GetProperty("title").GetString());
        Assert.Equal(2, listed.GetProperty("items")[0].GetProperty("participants").GetArrayLength());
        Assert.NotNull(listed.GetProperty("nextCursor").GetString());
        var one = await client.GetFromJsonAsync<JsonElement>(answer.Headers.Location);
        Assert.Equal("2024-02-01", one.GetProperty("startDate").GetString());
    }

    [Fact]
    public async Task Collaboration_WithoutOneself_IsRefused()
    {
        using var client = await host.ClientAsync(host.StudioId, ApiScope.WriteCollaborations);
        var university = await host.ActorOfAsync("university");
        using var answer = await client.PostAsJsonAsync(Path, Told(host.PartnerId, university));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.True((await ApiHost.JsonAsync(answer)).GetProperty("errors").TryGetProperty("participants", out _));
    }

    [Theory]
    [InlineData("""{"kind": "party", "title": "A", "participants": [{"actorId": 1, "role": "host"}, {"actorId": 2, "role": "guest"}]}""")]
    [InlineData("""{"kind": "event", "title": "A", "startDate": "2025-01-02", "endDate": "2025-01-01", "participants": [{"actorId": 1, "role": "host"}, {"actorId": 2, "role": "guest"}]}""")]
    [InlineData("""{"kind": "event", "title": "A", "participants": []}""")]
    [InlineData("""{"kind": "event", "title": "A", "participants": [{"actorId": 1, "role": "Host"}, {"actorId": 2, "role": "guest"}]}""")]
    [InlineData("""{"kind": "event", "title": "A", "sectors": ["none"], "participants": [{"actorId": 1, "role": "host"}, {"actorId": 987654, "role": "guest"}]}""")]
    public async Task Collaboration_ThatBreaksARule_IsRefused(string body)
    {
        using var client = await host.ClientAsync(host.StudioId, ApiScope.WriteCollaborations);
        var fitting = body.Replace("\"actorId\": 1,", $"\"actorId\": {host.StudioId},", StringComparison.Ordinal);
        using var content = new StringContent(fitting, System.Text.Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri(Path, UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Fact]
    public async Task Export_ActorsAsCsv_CanBeImportedAndSaysNothingNew()
    {
        using var exporter = await host.ClientAsync(null, ApiScope.ReadExports, ApiScope.WriteImports);
        var csv = await exporter.GetStringAsync(new Uri("/api/v1/exports/actors.csv", UriKind.Relative));
        await using var context = host.Web.Database.CreateDbContext();
        var count = await context.Actors.CountAsync();
        using var form = new MultipartFormDataContent { { new StringContent(csv), "files", "actors.csv" } };
        using var asked = await exporter.PostAsync(new Uri("/api/v1/imports", UriKind.Relative), form);
        var done = await ImportsApiTests.EndAsync(exporter, asked.Headers.Location!);
        Assert.Equal("done", done.GetProperty("state").GetString());
        Assert.Equal(count, done.GetProperty("result").GetProperty("rowsRead").GetInt32());
        Assert.Equal(0, done.GetProperty("result").GetProperty("actors").GetProperty("created").GetInt32());
    }

    [Fact]
    public async Task Export_NameThatIsAFormula_IsMarkedAndComesBackAsItWas()
    {
        const string Name = "=HYPERLINK(\"https://example.org\")";
        using var client = await host.ClientAsync(null, ApiScope.ReadExports, ApiScope.WriteImports);
        await using var context = host.Web.Database.CreateDbContext();
        var actor = await context.Actors.SingleAsync(a => a.Id == host.PartnerId);
        (var before, actor.Name) = (actor.Name, Name);
        await context.SaveChangesAsync();

        var csv = await client.GetStringAsync(new Uri("/api/v1/exports/actors.csv", UriKind.Relative));
        Assert.Contains(",\"'=HYPERLINK(", csv, StringComparison.Ordinal);
        Assert.DoesNotContain(",\"=HYPERLINK(", csv, StringComparison.Ordinal);
        using var form = new MultipartFormDataContent { { new StringContent(csv), "files", "actors.csv" } };
        using var asked = await client.PostAsync(new Uri("/api/v1/imports", UriKind.Relative), form);
        Assert.Equal("done", (await ImportsApiTests.EndAsync(client, asked.Headers.Location!)).GetProperty("state").GetString());
        Assert.Equal(Name, await context.Actors.AsNoTracking().Where(a => a.Id == host.PartnerId).Select(a => a.Name).SingleAsync());
        await context.Entry(actor).ReloadAsync();
        actor.Name = before;
        await context.SaveChangesAsync();
    }

    [Fact]
    public async Task Export_AsJson_HoldsAll()
    {
        using var client = await host.ClientAsync(null, ApiScope.ReadExports);
        await using var context = host.Web.Database.CreateDbContext();
        Assert.Equal(await context.Actors.CountAsync(), (await client.GetFromJsonAsync<JsonElement>("/api/v1/exports/actors.json")).GetArrayLength());
        Assert.Equal(await context.Collaborations.CountAsync(), (await client.GetFromJsonAsync<JsonElement>("/api/v1/exports/collaborations.json")).GetArrayLength());
        Assert.StartsWith("external_id,kind,title", await client.GetStringAsync(new Uri("/api/v1/exports/collaborations.csv", UriKind.Relative)), StringComparison.Ordinal);
        Assert.True(await context.AuditEntries.AnyAsync(entry => entry.Action == "export.made"));
    }

    [Fact]
    public async Task Export_Network_EveryEdgeFindsItsEnds()
    {
        using var client = await host.ClientAsync(null, ApiScope.ReadExports);
        var network = XDocument.Parse(await client.GetStringAsync(new Uri("/api/v1/exports/network.graphml", UriKind.Relative)));
        XNamespace names = "http://graphml.graphdrawing.org/xmlns";
        var nodes = network.Descendants(names + "node").Select(node => node.Attribute("id")!.Value).ToHashSet();
        var edges = network.Descendants(names + "edge").ToList();
        Assert.NotEmpty(edges);
        Assert.All(edges, edge => Assert.True(nodes.Contains(edge.Attribute("source")!.Value) && nodes.Contains(edge.Attribute("target")!.Value)));

        var dot = await client.GetStringAsync(new Uri("/api/v1/exports/network.dot", UriKind.Relative));
        Assert.StartsWith("graph G {", dot, StringComparison.Ordinal);
        Assert.Equal(edges.Count, dot.Split('\n').Count(line => line.Contains(" -- ", StringComparison.Ordinal) && !line.Contains("[label", StringComparison.Ordinal)));
    }

    private static object Told(long one, long other) => new
    {
        kind = "co-production",
        title = "River tales",
        startDate = "2024-02-01",
        sectors = new[] { "animation" },
        participants = new[] { new { actorId = one, role = "producer" }, new { actorId = other, role = "adviser" } },
    };
}
