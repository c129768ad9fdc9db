using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Matchmaker.Web.Tests.Access;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Matchmaker.Web.Tests.Api;

/// <summary>The description of the API says everything of everything; its page shows it; and the figures for who runs it are there.</summary>
public sealed partial class DocumentTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Document_EveryEndpointOfTheApi_IsDescribedWithExamplesAndFailures()
    {
        using var client = host.Web.CreateClient();
        var document = await client.GetFromJsonAsync<JsonElement>("/api/v1/openapi.json");
        var described = document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(operation => (Name: $"{operation.Name.ToUpperInvariant()} {path.Name}", Operation: operation.Value))).ToList();
        var expected = MatrixEndpoint.All(host.Web.Services.GetRequiredService<EndpointDataSource>()).Where(one => one.Pattern.StartsWith("/api/v1/", StringComparison.Ordinal) && !one.Pattern.EndsWith("openapi.json", StringComparison.Ordinal))
            .Select(one => $"{one.Method} {Constraint().Replace(one.Pattern, "}")}").Order(StringComparer.Ordinal);
        Assert.Equal(expected, described.Select(one => one.Name).Order(StringComparer.Ordinal));
        Assert.All(described, one =>
        {
            Assert.False(string.IsNullOrWhiteSpace(one.Operation.GetProperty("summary").GetString()), one.Name);
            Assert.True(one.Operation.GetProperty("responses").TryGetProperty("429", out _), one.Name);
            Assert.True(one.Operation.TryGetProperty("x-who", out _), one.Name);
            foreach (var body in Bodies(one.Operation)) Assert.True(body.TryGetProperty("example", out _), $"{one.Name} has a body without an example.");
        });
        var fields = document.GetProperty("components").GetProperty("schemas").EnumerateObject().Where(schema => schema.Name.EndsWith("Resource", StringComparison.Ordinal) || schema.Name.EndsWith("Form", StringComparison.Ordinal))
            .SelectMany(schema => schema.Value.GetProperty("properties").EnumerateObject().Select(field => (Name: $"{schema.Name}.{field.Name}", field.Value)));
        Assert.All(fields, field => Assert.True(field.Value.TryGetProperty("description", out _) || field.Value.GetProperty("oneOf").EnumerateArray().Any(one => one.TryGetProperty("description", out _)), $"{field.Name} has no description."));
    }

    [Fact]
    public async Task Document_WhatGoesOnWithoutTheDatabase_SaysHowToTell()
    {
        using var client = host.Web.CreateClient();
        var document = await client.GetFromJsonAsync<JsonElement>("/api/v1/openapi.json");
        Assert.Contains("Matchmaker-As-Of", document.GetProperty("info").GetProperty("description").GetString(), StringComparison.Ordinal);
        var signed = document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject())
            .Where(operation => operation.Value.GetProperty("responses").TryGetProperty("200", out var found) && found.TryGetProperty("headers", out var headers) && headers.TryGetProperty("Matchmaker-As-Of", out _))
            .Select(operation => operation.Value.GetProperty("operationId").GetString()).Order(StringComparer.Ordinal);
        Assert.Equal(["completeSearch", "explainSuggestion", "getActor", "listSuggestions", "searchActors"], signed);
    }

    [Fact]
    public async Task Page_ShowsEveryOperation_AndLoadsNothingFromElsewhere()
    {
        using var client = host.Web.CreateClient();

        // Paths may break at their slashes on a narrow screen.
        var page = Regex.Replace(await client.GetStringAsync(new Uri("/api/docs", UriKind.Relative)), "<wbr[^>]*>", "");
        var document = await client.GetFromJsonAsync<JsonElement>("/api/v1/openapi.json");
        foreach (var path in document.GetProperty("paths").EnumerateObject()) Assert.Contains($">{path.Name}<", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("(src|href)=\"https?://", page);
        Assert.Contains("suggestions:read", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_AliveReadyAndFigures_AreSaid()
    {
        using var client = host.Web.CreateClient();
        Assert.Equal("alive", await client.GetStringAsync(new Uri("/healthz", UriKind.Relative)));
        HttpStatusCode status = default;
        for (var tries = 0; tries < 300 && status != HttpStatusCode.OK; tries++)
        {
            using var ready = await client.GetAsync(new Uri("/readyz", UriKind.Relative));
            status = ready.StatusCode;
            Assert.True(status is HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable);
            if (status != HttpStatusCode.OK) await Task.Delay(100);
        }

        Assert.Equal(HttpStatusCode.OK, status);
        await client.GetStringAsync(new Uri("/api/v1/search?q=film", UriKind.Relative));
        var figures = await client.GetStringAsync(new Uri("/metrics", UriKind.Relative));
        Assert.Contains("# TYPE matchmaker_search_duration_seconds histogram", figures, StringComparison.Ordinal);
        Assert.Contains("matchmaker_model_age_seconds ", figures, StringComparison.Ordinal);
        Assert.Contains("http_server_request_duration_seconds_count{", figures, StringComparison.Ordinal);
        Assert.All(figures.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#'), line => Assert.Matches(Sample(), line));
    }

    private static IEnumerable<JsonElement> Bodies(JsonElement operation)
    {
        if (operation.TryGetProperty("requestBody", out var request))
            foreach (var body in request.GetProperty("content").EnumerateObject().Where(body => body.Name.Contains("json", StringComparison.Ordinal))) yield return body.Value;
        foreach (var answer in operation.GetProperty("responses").EnumerateObject())
            if (answer.Value.TryGetProperty("content", out var content))
                foreach (var body in content.EnumerateObject().Where(body => body.Name.Contains("json", StringComparison.Ordinal))) yield return body.Value;
    }

    [GeneratedRegex(":[a-z]+}")]
    private static partial Regex Constraint();

    [GeneratedRegex("""^[a-z_][a-z0-9_]*(\{([a-zA-Z0-9_]+="([^"\\]|\\.)*",?)*\})? (NaN|[-+]?(Inf|[0-9.]+(E[-+]?[0-9]+)?))$""")]
    private static partial Regex Sample();
}
