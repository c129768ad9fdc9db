using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Matchmaker.App.Access;
using Matchmaker.App.Accounts;
using Matchmaker.App.Demo;
using Matchmaker.App.Introductions;
using Matchmaker.App.Jobs;
using Matchmaker.App.Models;
using Matchmaker.Contracts.Storage;
using Matchmaker.Web.Tests.Api;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.Web.Tests.Nodes;

/// <summary>A node that is cut from its database for a while: before, meanwhile, after.</summary>
[RequiresPostgres]
public sealed class CutNodeTests() : RegistrySuite(() => TestRegistry.PostgresAsync())
{
    private const string Sign = "Matchmaker-As-Of";

    /// <summary>How long somebody waits at the most while it is found out that the database is away.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(12);

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    [RegistryFact]
    public Task Node_ConnectionsReset_ServesReadsSaysSoAndRecovers() => GoAsync(line => line.Cut());

    [RegistryFact]
    public Task Node_PacketsSwallowed_ServesReadsSaysSoAndRecovers() => GoAsync(line => line.Swallow());

    private async Task GoAsync(Action<DatabaseLine> leave)
    {
        await new DemoStore(Registry.Database).FillAsync(new() { Actors = 300, Collaborations = 600 });
        await new ModelTraining(Registry.Database).TrainAsync(new());
        var (actorId, partnerId) = await PairAsync();
        var client = new Reader(await KeyAsync(actorId));
        using var line = new DatabaseLine(Registry.Address);
        using var node = await Node.StartAsync(line.Address, Path.Combine(Registry.Folder, "node"), "all");
        var feedback = new { partnerId, kind = "saved" };

        // Before.
        foreach (var path in Served(actorId, partnerId)) Assert.Equal((200, false), await client.GetAsync(node, path));
        Assert.Equal("ready", (await node.ReadinessAsync()).GetProperty("status").GetString());
        await node.UntilAsync(async () => await SeenAsync(actorId) == 3, "wrote down who was shown");

        // Meanwhile: the first one who asks is served too.
        leave(line);
        foreach (var path in Served(actorId, partnerId))
        {
            var clock = Stopwatch.StartNew();
            Assert.Equal((200, true), await client.GetAsync(node, path));
            Assert.True(clock.Elapsed < Longest, $"{path} took {clock.Elapsed.TotalSeconds:0.0} seconds.");
        }

        var quick = Stopwatch.StartNew();
        foreach (var path in Served(actorId, partnerId)) Assert.Equal((200, true), await client.GetAsync(node, path));
        Assert.Equal((200, true), await client.GetAsync(node, $"/api/v1/actors/{actorId}/suggestions?limit=6"));
        Assert.True(quick.Elapsed < TimeSpan.FromSeconds(3), "Somebody waits for a connection each time.");
        var profile = await client.ReadAsync(node, $"/api/v1/actors/{partnerId}");
        Assert.NotEmpty(profile.GetProperty("name").GetString()!);
        Assert.Equal(JsonValueKind.Null, profile.GetProperty("updatedAt").ValueKind);
        Assert.Equal((503, true), await client.GetAsync(node, $"/api/v1/actors/{actorId}/introductions"));
        Assert.Equal((503, true), await client.GetAsync(node, $"/api/v1/actors/{actorId}/suggestions?unseen=true"));
        Assert.Equal((403, true), await client.GetAsync(node, $"/api/v1/actors/{partnerId}/suggestions"));
        Assert.Equal((503, true), await new Reader("mm_nobody").GetAsync(node, "/api/v1/search?q=film"));
        Assert.Equal(503, await client.PostAsync(node, $"/api/v1/actors/{actorId}/feedback", feedback, "once"));
        Assert.Equal(HttpStatusCode.OK, await node.StatusAsync("/directory?q=film"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await node.StatusAsync("/introductions"));
        Assert.Equal(HttpStatusCode.OK, await node.StatusAsync("/healthz"));
        Assert.Equal(HttpStatusCode.OK, await node.StatusAsync("/readyz"));
        Assert.Equal("degraded", (await node.ReadinessAsync()).GetProperty("status").GetString());
        var run = await ChangeMeanwhileAsync(partnerId);

        // After.
        line.Mend();
        await node.UntilAsync(async () => await client.PostAsync(node, $"/api/v1/actors/{actorId}/feedback", feedback, "once") == 204, "takes changes", Soon);
        Assert.Equal("ready", (await node.ReadinessAsync()).GetProperty("status").GetString());
        foreach (var path in Served(actorId, partnerId)) Assert.Equal((200, false), await client.GetAsync(node, path));
        await node.UntilAsync(async () => await IsDoneAsync(run), "ran a job that was asked for meanwhile", Soon);
        await node.UntilAsync(async () => (await client.ReadAsync(node, "/api/v1/search?q=Returnedagain")).GetProperty("total").GetInt32() == 1, "follows the registry", Soon);
        await node.UntilAsync(async () => await SeenAsync(actorId) == 6, "wrote down who was shown meanwhile", Soon);
        await Task.Delay(TimeSpan.FromSeconds(4));
        Assert.Equal(6, await SeenAsync(actorId));
        await using var context = Registry.CreateContext();
        Assert.Equal(1, await context.Feedback.CountAsync(f => f.ActorId == actorId && f.Kind == FeedbackKind.Saved && f.PartnerId == partnerId));
        Assert.Equal(1, await context.JobRuns.CountAsync(one => one.Job == "cleaning"));
    }

    private static string[] Served(long actorId, long partnerId) =>
    [
        $"/api/v1/actors/{actorId}/suggestions?limit=3", "/api/v1/search?q=film", "/api/v1/search/completions?q=an", $"/api/v1/actors/{partnerId}", $"/api/v1/actors/{actorId}/suggestions/{partnerId}",
    ];

    // An actor of whom nothing was said yet, and one it could work with.
    private async Task<(long ActorId, long PartnerId)> PairAsync()
    {
        await using var context = Registry.CreateContext();
        var actors = await context.Actors.Where(a => a.Participations.Count > 2 && !context.Feedback.Any(f => f.ActorId == a.Id)).OrderBy(a => a.Id).Select(a => a.Id).Take(2).ToListAsync();
        return (actors[0], actors[1]);
    }

    private async Task<string> KeyAsync(long actorId)
    {
        var owner = new Caller { Name = "test", Memberships = new Dictionary<long, MemberRole> { [actorId] = MemberRole.Owner } };
        return (await new ApiKeys(Registry.Database).CreateAsync(owner, actorId, new("Test", [ApiScope.ReadSuggestions, ApiScope.WriteFeedback, ApiScope.ReadIntroductions], null))).Secret;
    }

    // What others do who still reach the database.
    private async Task<long> ChangeMeanwhileAsync(long partnerId)
    {
        await using var context = Registry.CreateContext();
        (await context.Actors.SingleAsync(a => a.Id == partnerId)).Name = "Returnedagain";
        var now = DateTimeOffset.UtcNow;
        var run = new JobRun { Job = "cleaning", Trigger = JobTrigger.Person, AskedBy = "test", AskedAt = now, NotBefore = now };
        context.JobRuns.Add(run);
        await context.SaveChangesAsync();
        return run.Id;
    }

    private async Task<bool> IsDoneAsync(long run)
    {
        await using var context = Registry.CreateContext();
        return await context.JobRuns.AnyAsync(one => one.Id == run && one.State == WorkState.Done);
    }

    private async Task<int> SeenAsync(long actorId)
    {
        await using var context = Registry.CreateContext();
        return await context.Feedback.CountAsync(f => f.ActorId == actorId && f.Kind == FeedbackKind.Seen);
    }

    /// <summary>Calls nodes with a key.</summary>
    private sealed class Reader(string key)
    {
        /// <summary>The status, and whether the answer says that it is as of earlier. One of 503 must say when to try again.</summary>
        public async Task<(int Status, bool IsSigned)> GetAsync(Node node, string path)
        {
            using var answer = await SendAsync(node, HttpMethod.Get, path);
            Check(answer);
            var sign = answer.Headers.TryGetValues(Sign, out var values) ? values.Single() : null;
            if (sign is not null) Assert.InRange(DateTimeOffset.Parse(sign, CultureInfo.InvariantCulture), DateTimeOffset.UtcNow.AddMinutes(-2), DateTimeOffset.UtcNow);
            return ((int)answer.StatusCode, sign is not null);
        }

        public async Task<JsonElement> ReadAsync(Node node, string path)
        {
            using var answer = await SendAsync(node, HttpMethod.Get, path);
            return await ApiHost.JsonAsync(answer);
        }

        public async Task<int> PostAsync(Node node, string path, object body, string once)
        {
            using var answer = await SendAsync(node, HttpMethod.Post, path, body, once);
            Check(answer);
            return (int)answer.StatusCode;
        }

        private async Task<HttpResponseMessage> SendAsync(Node node, HttpMethod method, string path, object? body = null, string? once = null)
        {
            using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : System.Net.Http.Json.JsonContent.Create(body) };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
            if (once is not null) request.Headers.Add("Idempotency-Key", once);
            return await node.Client.SendAsync(request);
        }

        private static void Check(HttpResponseMessage answer)
        {
            if (answer.StatusCode != HttpStatusCode.ServiceUnavailable) return;
            Assert.NotNull(answer.Headers.RetryAfter);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        }
    }
}
