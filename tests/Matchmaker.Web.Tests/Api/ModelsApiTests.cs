using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Matchmaker.App.Accounts;
using Matchmaker.App.Models;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.Web.Tests.Api;

public sealed class ModelsApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Models_ActivatedAndRolledBack_ServeInTurn()
    {
        using var client = await host.ClientAsync(null, ApiScope.ReadModels, ApiScope.WriteModels);
        var first = await client.GetFromJsonAsync<JsonElement>("/api/v1/models/active");
        Assert.True(first.GetProperty("card").GetProperty("counts").GetProperty("actors").GetInt64() > 100);
        var second = await new ModelTraining(host.Web.Database).TrainAsync(new() { Activate = false });
        using var activated = await client.PostAsync(new Uri($"/api/v1/models/{second.Name}/activation", UriKind.Relative), null);
        Assert.Equal(HttpStatusCode.OK, activated.StatusCode);
        Assert.Equal(second.Name, (await client.GetFromJsonAsync<JsonElement>("/api/v1/models/active")).GetProperty("name").GetString());
        Assert.Equal(2, (await client.GetFromJsonAsync<JsonElement>("/api/v1/models")).GetProperty("items").GetArrayLength());
        using var suggestions = await host.ClientAsync(host.StudioId, ApiScope.ReadSuggestions);
        var list = await suggestions.GetFromJsonAsync<JsonElement>($"/api/v1/actors/{host.StudioId}/suggestions?limit=1");
        Assert.Equal(second.Name, list.GetProperty("model").GetString());
        using var back = await client.PostAsync(new Uri("/api/v1/models/rollback", UriKind.Relative), null);
        Assert.Equal(first.GetProperty("name").GetString(), (await ApiHost.JsonAsync(back)).GetProperty("name").GetString());
        using var further = await client.PostAsync(new Uri("/api/v1/models/rollback", UriKind.Relative), null);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, further.StatusCode);
        await using var context = host.Web.Database.CreateDbContext();
        Assert.True(await context.AuditEntries.AnyAsync(entry => entry.Action == "model.rolled-back"));
    }

    [Theory]
    [InlineData("GET", "/api/v1/models/none")]
    [InlineData("POST", "/api/v1/models/none/activation")]
    [InlineData("POST", "/api/v1/models/none/evaluation")]
    [InlineData("GET", "/api/v1/models/work/none")]
    [InlineData("DELETE", "/api/v1/models/work/none")]
    public async Task Models_Unknown_IsNotFound(string method, string path)
    {
        using var client = await host.ClientAsync(null, ApiScope.ReadModels, ApiScope.WriteModels);
        using var request = new HttpRequestMessage(new(method), path);
        using var answer = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
