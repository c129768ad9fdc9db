using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Matchmaker.App.Accounts;
using Matchmaker.App.Introductions;
using Matchmaker.App.Matching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Matchmaker.Web.Tests.Api;

public sealed class SuggestionsApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task ListFeedback_IsForItsOwnPeopleAlone()
    {
        using var curator = await host.SignInAsync("curator");
        using var viewer = await host.SignInAsync("viewer");
        using var reader = await host.ClientAsync(host.StudioId, ApiScope.ReadSuggestions);
        using var writer = await host.ClientAsync(host.StudioId, ApiScope.WriteFeedback);
        using var secretariat = await host.ClientAsync(null, ApiHost.AllOfSecretariat);
        foreach (var (client, status) in new[] { (curator, 403), (viewer, 200), (reader, 403), (writer, 200), (secretariat, 403) })
        {
            using var answer = await client.GetAsync(new Uri($"/api/v1/actors/{host.StudioId}/feedback", UriKind.Relative));
            Assert.Equal(status, (int)answer.StatusCode);
        }
    }

    [Fact]
    public async Task List_HeadAlone_CountsAsSeenByNobody()
    {
        using var client = await host.ClientAsync(host.PartnerId, ApiScope.ReadSuggestions);
        var address = new Uri($"/api/v1/actors/{host.PartnerId}/suggestions?limit=3", UriKind.Relative);
        var before = await SeenAsync();

        using (var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, address))) Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(before, await SeenAsync());

        using (var answer = await client.GetAsync(address)) Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(await SeenAsync() > before);
    }

    private async Task<int> SeenAsync()
    {
        await host.Web.Services.GetRequiredService<SeenSuggestions>().WriteAsync();
        await using var context = host.Web.Database.CreateDbContext();
        return await context.Feedback.CountAsync(f => f.ActorId == host.PartnerId && f.Kind == FeedbackKind.Seen);
    }

    private string Path => $"/api/v1/actors/{host.StudioId}/suggestions";

    [Fact]
    public async Task List_ForPartners_EachScoreIsTheSumOfItsReasons()
    {
        using var client = await host.ClientAsync(host.StudioId, ApiScope.ReadSuggestions);
        var list = await client.GetFromJsonAsync<JsonElement>($"{Path}?limit=8");
        Assert.Equal(8, list.GetProperty("items").GetArrayLength());
        Assert.All(list.GetProperty("items").EnumerateArray(), one =>
        {
            var why = one.GetProperty("why");
            Assert.Equal(one.GetProperty("score").GetDouble(), why.GetProperty("reasons").EnumerateArray().Sum(reason => reason.GetProperty("value").GetDouble()), 4);
            Assert.Equal(one.GetProperty("score").GetDouble(), why.GetProperty("topics").EnumerateArray().Sum(topic => topic.GetProperty("value").GetDouble()), 4);
            Assert.All(why.GetProperty("topics").EnumerateArray(), topic => Assert.False(string.IsNullOrWhiteSpace(topic.GetProperty("words").GetString())));
        });
    }

    [Fact]
    public async Task List_AbroadOfOneHelixWithoutReasons_KeepsToIt()
    {
        using var client = await host.ClientAsync(host.StudioId, ApiScope.ReadSuggestions);
        var own = (await client.GetFromJsonAsync<JsonElement>($"/api/v1/actors/{host.StudioId}")).GetProperty("country").GetString();
        var list = await client.GetFromJsonAsync<JsonElement>($"{Path}?abroad=true&helix=academia&explain=false&limit=5&nearness=-1&variety=0");
        Assert.All(list.GetProperty("items").EnumerateArray(), one =>
        {
            Assert.Equal("academia", one.GetProperty("helix").GetString());
            Assert.NotEqual(own, one.GetProperty("country").GetString());
            Assert.Equal(JsonValueKind.Null, one.GetProperty("why").ValueKind);
        });
    }

    [Theory]
    [InlineData("for=banana", 400)]
    [InlineData("topic=animation", 422)]
    [InlineData("for=mentor&topic=no-such", 422)]
    [InlineData("variety=-1", 422)]
    [InlineData("variety=NaN", 422)]
    [InlineData("familiarity=2", 422)]
    [InlineData("limit=101", 400)]
    [InlineData("abroad=perhaps", 400)]
    public async Task List_WhatMakesNoSense_IsRefused(string query, int status)
    {
        using var client = await host.ClientAsync(host.StudioId, ApiScope.ReadSuggestions);
        using var answer = await client.GetAsync(new Uri($"{Path}?{query}", UriKind.Relative));
        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task List_Mentors_OfferMentoring()
    {
        using var client = await host.ClientAsync(null, ApiScope.ReadSuggestions);
        var university = await host.ActorOfAsync("university");
        var list = await client.GetFromJsonAsync<JsonElement>($"/api/v1/actors/{university}/suggestions?for=mentor&limit=3");
        Assert.NotEqual(0, list.GetProperty("items").GetArrayLength());
        foreach (var one in list.GetProperty("items").EnumerateArray())
        {
            var mentor = await client.GetFromJsonAsync<JsonElement>($"/api/v1/actors/{one.GetProperty("actorId").GetInt64()}");
            Assert.Contains(mentor.GetProperty("offers").EnumerateArray(), offer => offer.GetProperty("tag").GetString()?.StartsWith("mentoring", StringComparison.Ordinal) == true);
        }
    }

    [Fact]
    public async Task Mentors_NearWithFreePlaces_SayHowManyTheyHave()
    {
        using var client = await host.ClientAsync(host.StudioId, ApiScope.ReadSuggestions);
        var mentors = await client.JsonAsync("GET", $"{Path}?for=mentor&withPlaces=true&hoursApart=1&limit=50");
        Assert.All(mentors.GetProperty("items").EnumerateArray(), one => Assert.True(one.GetProperty("freePlaces").GetInt32() > 0 && one.GetProperty("capacity").GetInt32() >= one.GetProperty("freePlaces").GetInt32()));
        var all = (await client.JsonAsync("GET", $"{Path}?for=mentor&limit=100")).GetProperty("items").GetArrayLength();
        Assert.True(all >= mentors.GetProperty("items").GetArrayLength());
        var speaking = await client.JsonAsync("GET", $"{Path}?for=mentor&language=en&limit=5");
        foreach (var one in speaking.GetProperty("items").EnumerateArray())
            Assert.Contains("en", (await client.JsonAsync("GET", $"/api/v1/actors/{one.GetProperty("actorId").GetInt64()}")).GetProperty("languages").EnumerateArray().Select(language => language.GetString()));
        foreach (var wrong in new[] { "hoursApart=-1", "hoursApart=NaN" }) Assert.Equal(HttpStatusCode.UnprocessableEntity, await client.StatusAsync("GET", $"{Path}?for=mentor&{wrong}"));
    }

    [Fact]
    public async Task Feedback_Dismissed_DoesNotComeBackAndCanBeRestored()
    {
        using var client = await host.ClientAsync(host.StudioId, ApiScope.ReadSuggestions, ApiScope.WriteFeedback);
        var before = await client.GetFromJsonAsync<JsonElement>($"{Path}?limit=3");
        var first = before.GetProperty("items")[0].GetProperty("actorId").GetInt64();
        using var dismissed = await SayAsync(client, first, "dismissed");
        Assert.Equal(HttpStatusCode.NoContent, dismissed.StatusCode);
        Assert.DoesNotContain(first, await SuggestedAsync(client));
        var opinions = await client.GetFromJsonAsync<JsonElement>($"/api/v1/actors/{host.StudioId}/feedback?kind=dismissed");
        Assert.Equal("Not for us", Assert.Single(opinions.GetProperty("items").EnumerateArray()).GetProperty("reason").GetString());
        using var restored = await SayAsync(client, first, "restored");
        Assert.Equal(HttpStatusCode.NoContent, restored.StatusCode);
    }

    [Theory]
    [InlineData("seen")]
    [InlineData("worked-together")]
    public async Task Feedback_WhatIsNotForPeopleToSay_IsRefused(string kind)
    {
        using var client = await host.ClientAsync(host.StudioId, ApiScope.WriteFeedback);
        using var answer = await SayAsync(client, host.PartnerId, kind);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Fact]
    public async Task Feedback_OnNobody_IsNotFound()
    {
        using var client = await host.ClientAsync(host.StudioId, ApiScope.WriteFeedback);
        using var answer = await SayAsync(client, 987_654, "saved");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Explain_APair_SaysWhy()
    {
        using var client = await host.ClientAsync(host.StudioId, ApiScope.ReadSuggestions);
        var why = await client.GetFromJsonAsync<JsonElement>($"{Path}/{host.PartnerId}");
        Assert.NotEqual(0, why.GetProperty("reasons").GetArrayLength());
        using var nobody = await client.GetAsync(new Uri($"{Path}/987654", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, nobody.StatusCode);
    }

    private async Task<List<long>> SuggestedAsync(HttpClient client) =>
        [.. (await client.GetFromJsonAsync<JsonElement>($"{Path}?limit=50&explain=false")).GetProperty("items").EnumerateArray().Select(one => one.GetProperty("actorId").GetInt64())];

    private Task<HttpResponseMessage> SayAsync(HttpClient client, long partnerId, string kind) =>
        client.PostAsJsonAsync($"/api/v1/actors/{host.StudioId}/feedback", new { partnerId, kind, reason = "Not for us", model = "any", rank = 1 });
}
