using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Matchmaker.App.Accounts;

namespace Matchmaker.Web.Tests.Api;

public sealed class IntroductionsApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    private static readonly string[] Scopes = [ApiScope.ReadIntroductions, ApiScope.WriteIntroductions];

    [Fact]
    public async Task Story_AskedAnsweredMet_RevealsContactsAndMakesACollaboration()
    {
        using var asking = await host.ClientAsync(host.StudioId, Scopes);
        using var asked = await host.ClientAsync(host.PartnerId, Scopes);
        using var created = await asking.PostAsJsonAsync($"/api/v1/actors/{host.StudioId}/introductions", new { partnerId = host.PartnerId, message = "Hello", model = "any", rank = 1 });
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        var path = created.Headers.Location!.ToString();
        Assert.Equal(JsonValueKind.Null, (await asking.GetFromJsonAsync<JsonElement>(path)).GetProperty("contact").ValueKind);

        using var again = await asking.PostAsJsonAsync($"/api/v1/actors/{host.StudioId}/introductions", new { partnerId = host.PartnerId });
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        using var wrongSide = await asking.PostAsJsonAsync($"{path}/answer", new { accept = true });
        Assert.Equal(HttpStatusCode.Forbidden, wrongSide.StatusCode);

        var inbox = await asked.GetFromJsonAsync<JsonElement>($"/api/v1/actors/{host.PartnerId}/introductions?ours=false&state=asked");
        Assert.True(Assert.Single(inbox.GetProperty("items").EnumerateArray()).GetProperty("waitsForUs").GetBoolean());
        Assert.Equal(HttpStatusCode.NoContent, await StatusAsync(asked, $"{path}/answer", new { accept = true, message = "Gladly" }));
        Assert.Equal(HttpStatusCode.NoContent, await StatusAsync(asking, $"{path}/messages", new { text = "Thursday?" }));
        Assert.Equal(HttpStatusCode.Conflict, await StatusAsync(asking, $"{path}/withdrawal", null));
        Assert.Equal(HttpStatusCode.NoContent, await StatusAsync(asking, $"{path}/outcome", new { outcome = "worked-together", title = "Twelve tales" }));

        var thread = await asking.GetFromJsonAsync<JsonElement>(path);
        Assert.Equal("partner@demo.example", thread.GetProperty("contact").GetProperty("email").GetString());
        Assert.Equal("worked-together", thread.GetProperty("introduction").GetProperty("state").GetString());
        var collaboration = await asking.GetFromJsonAsync<JsonElement>($"/api/v1/collaborations/{thread.GetProperty("collaborationId").GetInt64()}");
        Assert.Equal("Twelve tales", collaboration.GetProperty("title").GetString());
    }

    [Fact]
    public async Task Get_OfOthers_IsAsIfItWereNotThere()
    {
        var university = await host.ActorOfAsync("university");
        using var asking = await host.ClientAsync(university, Scopes);
        using var created = await asking.PostAsJsonAsync($"/api/v1/actors/{university}/introductions", new { partnerId = host.PartnerId });
        using var stranger = await host.ClientAsync(host.StudioId, Scopes);
        using var read = await stranger.GetAsync(created.Headers.Location);
        Assert.Equal(HttpStatusCode.NotFound, read.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(stranger, $"{created.Headers.Location}/messages", new { text = "Let me in" }));
        Assert.Equal(HttpStatusCode.NoContent, await StatusAsync(asking, $"{created.Headers.Location}/withdrawal", null));
    }

    [Fact]
    public async Task Ask_OneselfOrNobody_IsRefused()
    {
        using var client = await host.ClientAsync(host.StudioId, Scopes);
        Assert.Equal(HttpStatusCode.Conflict, await StatusAsync(client, $"/api/v1/actors/{host.StudioId}/introductions", new { partnerId = host.StudioId }));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(client, $"/api/v1/actors/{host.StudioId}/introductions", new { partnerId = 987_654 }));
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path, object? body)
    {
        using var answer = await client.PostAsync(new Uri(path, UriKind.RelativeOrAbsolute), body is null ? null : JsonContent.Create(body));
        return answer.StatusCode;
    }
}
