using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Matchmaker.App.Access;
using Matchmaker.App.Accounts;
using Matchmaker.Contracts.BadDays;
using Matchmaker.Contracts.Storage;
using Matchmaker.Web.Tests.Nodes;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace Matchmaker.Web.Tests.BadDays;

/// <summary>The power goes while the app imports a file, and others wait.</summary>
[Collection(nameof(BadDays))]
public sealed class KilledImportTests(ITestOutputHelper output)
{
    private const int Rounds = 2;
    private const int Rows = 10_000;

    private static readonly Uri Imports = new("/api/v1/imports", UriKind.Relative);

    [LinuxFact]
    public async Task Import_AppKilledAtAnyMoment_IsToldAsInterruptedOrDoneAndWhatWaitedHasItsTurn()
    {
        using var registry = await TestRegistry.SqliteAsync();
        var admin = new Caller { Name = "test", Staff = StaffRole.Administrator };
        var secret = (await new ApiKeys(registry.Database).CreateAsync(admin, null, new("Test", [ApiScope.WriteImports], null))).Secret;
        var moments = new RandomMoments(output);
        var clock = new Stopwatch();
        var node = await StartAsync(registry, secret, null);
        try
        {
            clock.Start();
            Assert.Equal("done", (await EndAsync(node, await AskAsync(node, "u", Rows))).GetProperty("state").GetString());
            var whole = clock.Elapsed;
            for (var round = 0; round < Rounds; round++)
            {
                var large = await AskAsync(node, $"large{round}", Rows);
                var waiting = new[] { await AskAsync(node, $"first{round}", 1), await AskAsync(node, $"second{round}", 1) };
                await Task.Delay(moments.Within(whole));
                node.Kill();
                node.Dispose();
                node = await StartAsync(registry, secret, node.Port);

                var ended = await EndAsync(node, large);
                var state = ended.GetProperty("state").GetString();
                moments.Say($"round {round}: {state}");
                Assert.Equal(state == "done" ? Rows : 0, await CountAsync(registry, $"large{round}"));
                if (state != "done") Assert.Contains("send the files again", ended.GetProperty("problem").GetString(), StringComparison.Ordinal);
                Assert.Contains(state, new[] { "done", "failed" });
                foreach (var one in waiting) Assert.Equal("done", (await EndAsync(node, one)).GetProperty("state").GetString());
                Assert.Equal((1, 1), (await CountAsync(registry, $"first{round}"), await CountAsync(registry, $"second{round}")));
            }
        }
        finally
        {
            node.Dispose();
        }

        // Files that have had their turn are not kept, and each is written down once.
        Assert.Empty(Directory.GetFiles(Path.ChangeExtension(registry.Address, ".imports"), "*.csv", SearchOption.AllDirectories));
        await using var context = registry.CreateContext();
        var done = await context.AuditEntries.Where(entry => entry.Action == "import.done").Select(entry => entry.Subject).ToListAsync();
        Assert.Equal(done.Count, done.Distinct().Count());
        Assert.Equal(done.Count, await context.ImportRuns.CountAsync());
    }

    private static async Task<Node> StartAsync(TestRegistry registry, string secret, int? port)
    {
        var node = await Node.StartAsync(registry.Address, registry.Database.ModelsFolder, "web", port);
        node.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return node;
    }

    private static async Task<Uri> AskAsync(Node node, string prefix, int rows)
    {
        var text = string.Join('\n', Enumerable.Range(1, rows).Select(i => string.Create(CultureInfo.InvariantCulture, $"{prefix}:{i},{prefix} {i},media,MY")).Prepend("external_id,name,helix,country"));
        using var form = new MultipartFormDataContent { { new StringContent(text), "files", "actors.csv" } };
        using var asked = await node.Client.PostAsync(Imports, form);
        Assert.True(asked.StatusCode == HttpStatusCode.Accepted, await asked.Content.ReadAsStringAsync());
        return asked.Headers.Location!;
    }

    private static async Task<JsonElement> EndAsync(Node node, Uri import)
    {
        JsonElement now = default;
        await node.UntilAsync(
            async () =>
            {
                now = await node.Client.GetFromJsonAsync<JsonElement>(import);
                return now.GetProperty("state").GetString() is not ("waiting" or "running");
            },
            "ended the import");
        return now;
    }

    private static async Task<int> CountAsync(TestRegistry registry, string prefix)
    {
        await using var context = registry.CreateContext();
        return await context.ExternalIds.CountAsync(id => id.Scheme == prefix);
    }
}
