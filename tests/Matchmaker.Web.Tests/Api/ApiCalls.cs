using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Matchmaker.Web.Tests.Api;

/// <summary>Short ways to call the API in tests.</summary>
internal static class ApiCalls
{
    /// <summary>Sends a method with a body, and with an If-Match where a tag is given.</summary>
    public static async Task<HttpResponseMessage> CallAsync(this HttpClient client, string method, string path, object? body = null, EntityTagHeaderValue? tag = null)
    {
        using var request = new HttpRequestMessage(new(method), path) { Content = body is null ? null : JsonContent.Create(body) };
        if (tag is not null) request.Headers.IfMatch.Add(tag);
        return await client.SendAsync(request);
    }

    /// <summary>The status that a call gives.</summary>
    public static async Task<HttpStatusCode> StatusAsync(this HttpClient client, string method, string path, object? body = null)
    {
        using var answer = await client.CallAsync(method, path, body);
        return answer.StatusCode;
    }

    /// <summary>The fields that a call is refused for, in order.</summary>
    public static async Task<IEnumerable<string>> ErrorsAsync(this HttpClient client, string method, string path, object? body = null)
    {
        using var answer = await client.CallAsync(method, path, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.UnprocessableEntity, text);
        return JsonDocument.Parse(text).RootElement.GetProperty("errors").EnumerateObject().Select(field => field.Name).Order(StringComparer.Ordinal);
    }

    /// <summary>The JSON that a call gives, which must succeed.</summary>
    public static async Task<JsonElement> JsonAsync(this HttpClient client, string method, string path, object? body = null)
    {
        using var answer = await client.CallAsync(method, path, body);
        Assert.True(answer.IsSuccessStatusCode, $"{method} {path} gave {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        return await ApiHost.JsonAsync(answer);
    }

    /// <summary>All of a list, a part at a time.</summary>
    public static async Task<List<JsonElement>> PartsAsync(this HttpClient client, string path, int limit)
    {
        var all = new List<JsonElement>();
        for (string? cursor = ""; cursor is not null;)
        {
            var part = await client.JsonAsync("GET", $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit={limit}{(cursor.Length > 0 ? $"&cursor={cursor}" : "")}");
            var items = part.GetProperty("items").EnumerateArray().ToList();
            Assert.True(items.Count <= limit);
            all.AddRange(items);
            cursor = part.GetProperty("nextCursor").GetString();
        }

        return all;
    }
}
