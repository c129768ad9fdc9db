using System.Net;
using System.Text.Json.Nodes;
using Matchmaker.App.Accounts;

namespace Matchmaker.Web.Tests.Api;

public sealed class ListsWithoutNullsTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Theory]
    [InlineData("forum", "timetable/solve", """{"choices": {"pairs": [null]}}""", "$.choices.pairs")]
    [InlineData("forum", "timetable/solve", """{"choices": {"participants": {"1": null}}}""", "$.choices.participants")]
    [InlineData("cohort", "cohort", """{"quotas": [{"dimension": "verified", "atLeast": 1}, null]}""", "$.quotas")]
    [InlineData("call", "consortia/search", """{"text": "x", "roles": [{"code": "a", "topics": ["film", null]}]}""", "$.roles[0].topics")]
    [InlineData("mentoring", "mentors/solve", """{"mentees": [null]}""", "$.mentees")]
    public async Task Body_WithANullInAList_IsRefusedWhereItStands(string kind, string path, string body, string place)
    {
        using var desk = await host.ClientAsync(null, ApiScope.WriteProgrammes);
        var id = (await desk.JsonAsync("POST", "/api/v1/programmes", new { kind, title = "T", brief = "x" })).GetProperty("id").GetInt64();
        using var answer = await desk.CallAsync("POST", $"/api/v1/programmes/{id}/{path}", JsonNode.Parse(body));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var detail = (await ApiHost.JsonAsync(answer)).GetProperty("detail").GetString();
        Assert.Contains($"at {place}", detail, StringComparison.Ordinal);
        Assert.Contains("there is a null in it", detail, StringComparison.Ordinal);
    }
}
