using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Matchmaker.Web.Tests.Access;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Matchmaker.Web.Tests.Api;

/// <summary>Random requests, from a seed: whatever comes, the API says what is wrong and never breaks.</summary>
public sealed class FuzzTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const int Rounds = 25;

    private static readonly string[] Odd =
    [
        "", " ", "0", "-1", "9223372036854775807", "9223372036854775808", "1e309", "NaN", "null", "true", "\0", "\ud83d\ude00", "'; DROP TABLE Actors; --", "<script>alert(1)</script>", "%", "%00", "../../etc/passwd", "{}", "[]",
        "๙", "ﷺ", "İ", "\u202e", "ສະບາຍດີ", new('a', 3_000), "country:VN OR -", "\"", "(((((", "like", "mentor", "partner", "saved", "worked-together", "industry", "2025-02-30", "2024-02-29", "0001-01-01", "https://a.example", "animation",
    ];

    private static readonly string[] Kept = ["/lists/", "/claims/", "/introductions/", "/members/", "/invitations/", "/jobs/runs/", "/collaborations/", "/duplicates/"];
    private static readonly string[] Jobs = ["cleaning", "verification", "introductions"];
    private static readonly string[] LongWork = ["/api/v1/models/training", "/api/v1/balance/exposure", "/api/v1/balance/price"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Request_OfAnyShape_NeverBreaksTheApi(int seed)
    {
        var random = new Random(seed);
        using var organisation = await host.ClientAsync(host.StudioId, ApiHost.AllOfOrganisations);
        using var secretariat = await host.ClientAsync(null, ApiHost.AllOfSecretariat);
        using var owner = await host.SignInAsync("studio");
        using var administrator = await host.SignInAsync("admin");
        HttpClient[] clients = [organisation, secretariat, owner, administrator];
        // What reads everything, or keeps the machine busy for long, has tests of its own.
        var all = MatrixEndpoint.All(host.Web.Services.GetRequiredService<EndpointDataSource>())
            .Where(one => one.Pattern.StartsWith("/api/v1/", StringComparison.Ordinal) && !one.Pattern.Contains("/exports/", StringComparison.Ordinal)
                && !(one.Method == "POST" && LongWork.Contains(one.Pattern))).ToList();
        var broken = new List<string>();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var endpoint in all)
            {
                using var request = Spoil(random, Draw(random, endpoint), endpoint);
                var told = $"{request.Method} {request.RequestUri}";
                try
                {
                    using var answer = await clients[random.Next(clients.Length)].SendAsync(request);
                    if (answer.StatusCode >= HttpStatusCode.InternalServerError) broken.Add($"{(int)answer.StatusCode} {told}: {await answer.Content.ReadAsStringAsync()}");
                }
                catch (Exception e) when (e is UriFormatException or FormatException or ArgumentException)
                {
                    // The client itself would not send it.
                }
            }
        }

        Assert.True(broken.Count == 0, string.Join(Environment.NewLine, broken.Take(20)));
    }

    // Lists, claims and introductions come to be while this goes on; keys stay, or there would be nobody to ask any more.
    private HttpRequestMessage Draw(Random random, MatrixEndpoint endpoint)
    {
        var actor = random.Next(4) == 0 ? random.Next() : host.StudioId;
        var isThere = random.Next(2) == 0;
        return endpoint.Request(actor, isThere && Kept.Any(part => endpoint.Pattern.Contains(part, StringComparison.Ordinal)) ? random.Next(1, 9) : 987_654, isThere && endpoint.Pattern.Contains("/jobs/", StringComparison.Ordinal) ? Jobs[random.Next(Jobs.Length)] : "none-such");
    }

    private static HttpRequestMessage Spoil(Random random, HttpRequestMessage request, MatrixEndpoint endpoint)
    {
        var query = new StringBuilder(request.RequestUri!.ToString().Contains('?', StringComparison.Ordinal) ? "&" : "?");
        foreach (var name in new[] { "q", "cursor", "limit", "relation", "actor", "helix", "country", "verification", "updatedSince", "for", "topic", "sector", "variety", "nearness", "abroad", "state", "ours", "kind",
            "language", "hoursApart", "withPlaces", "search", "size", "who", "action", "from", "until", "floor", "by", "job" })
            if (random.Next(3) == 0) query.Append(CultureInfo.InvariantCulture, $"{name}={Uri.EscapeDataString(Valid(Pick(random)))}&");
        request.RequestUri = new(request.RequestUri + query.ToString(), UriKind.Relative);
        foreach (var name in new[] { "Idempotency-Key", "If-Match", "If-None-Match" })
            if (random.Next(4) == 0 && Pick(random) is var value && Ascii.IsValid(value) && !value.Any(char.IsControl)) request.Headers.TryAddWithoutValidation(name, value);
        if (request.Method != HttpMethod.Get && endpoint.Pattern != "/api/v1/imports") request.Content = Body(random, request.Content);
        return request;
    }

    private static StringContent Body(Random random, HttpContent? example)
    {
        var text = example?.ReadAsStringAsync().Result;
        var body = random.Next(6) switch
        {
            0 => Pick(random),
            1 => Value(random, 3)?.ToJsonString() ?? "null",
            _ when text is not null && JsonNode.Parse(text) is JsonObject form => Spoil(random, form).ToJsonString(),
            _ => "{}",
        };
        return new(Valid(body), Encoding.UTF8, random.Next(10) == 0 ? "text/plain" : "application/json");
    }

    private static JsonObject Spoil(Random random, JsonObject form)
    {
        foreach (var name in form.Select(field => field.Key).ToList())
            if (random.Next(3) == 0) form[name] = Value(random, 2);
        if (random.Next(5) == 0) form[Valid(Pick(random))] = Value(random, 1);
        return form;
    }

    private static JsonNode? Value(Random random, int depth) => random.Next(depth > 0 ? 8 : 6) switch
    {
        0 => null,
        1 => JsonValue.Create(random.Next(-5, 100)),
        2 => JsonValue.Create(random.NextInt64()),
        3 => JsonValue.Create(random.NextDouble() * 1e9),
        4 => JsonValue.Create(random.Next(2) == 0),
        5 => JsonValue.Create(Valid(Pick(random))),
        6 => new JsonArray(Enumerable.Range(0, random.Next(4)).Select(_ => Value(random, depth - 1)).ToArray()),
        _ => new JsonObject(Enumerable.Range(0, random.Next(3)).Select(at => KeyValuePair.Create($"{Valid(Pick(random))}{at}", Value(random, depth - 1)))),
    };

    private static string Pick(Random random) => Odd[random.Next(Odd.Length)];

    private static string Valid(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
