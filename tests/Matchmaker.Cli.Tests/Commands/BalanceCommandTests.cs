using System.Text.Json;
using Matchmaker.App.Demo;
using Matchmaker.Contracts.Storage;

namespace Matchmaker.Cli.Tests.Commands;

/// <summary><c>balance</c>, and <c>suggest --all --balance</c>.</summary>
public sealed class BalanceCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Balance_ServingModel_ShowsExposurePricesAndTheWayToAccuracy()
    {
        using var registry = await DemoAsync();

        var shown = await CliRun.OfAsync("balance", "--floor", "0.9", "--top", "5", "--db", registry.Address);
        var json = await CliRun.OfAsync("balance", "--floor", "0.9", "--top", "5", "--db", registry.Address, "--json");

        Assert.Equal((ExitCode.Success, ExitCode.Success), (shown.Exit, json.Exit));
        foreach (var text in new[] { "Floor: 90", "Philippines", "civil society", "Watched only", "Price:", "proven", "--cut DATE" }) Assert.Contains(text, shown.Output, StringComparison.Ordinal);
        Assert.Equal((0.9, true), (json.Json.GetProperty("floor").GetDouble(), json.Json.GetProperty("isReached").GetBoolean()));
        Assert.Equal(["country"], json.Json.GetProperty("by").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal(["country", "helix", "size"], json.Json.GetProperty("groups").EnumerateArray().Select(group => group.GetProperty("attribute").GetString()).Distinct());

        var among = await CliRun.OfAsync("balance", "--floor", "0.9", "--top", "5", "--share", "candidates", "--db", registry.Address);
        Assert.Contains("among the candidates of the lists", among.Output, StringComparison.Ordinal);
        var candidates = await CliRun.OfAsync("balance", "--floor", "0.9", "--top", "5", "--share", "candidates", "--db", registry.Address, "--json");
        Assert.Equal("candidates", candidates.Json.GetProperty("shareOf").GetString());
        Assert.NotEqual(Shares(json.Json), Shares(candidates.Json));
        static IEnumerable<double> Shares(JsonElement report) => [.. report.GetProperty("groups").EnumerateArray().Select(group => group.GetProperty("share").GetDouble())];

        var path = _folder.File("balanced.csv");
        var written = await CliRun.OfAsync("suggest", "--all", "--balance", "0.9", "--by", "country", "--share", "actors", "--top", "5", "--out", path, "--db", registry.Address);
        Assert.Equal(ExitCode.Success, written.Exit);
        var lines = await File.ReadAllLinesAsync(path);
        Assert.Equal("actor,rank,partner,score,balance", lines[0]);
        Assert.Equal(json.Json.GetProperty("slots").GetInt32(), lines.Length - 1);
        Assert.Contains(lines.Skip(1), line => !line.EndsWith(",0", StringComparison.Ordinal));
        var byCandidates = _folder.File("candidates.csv");
        Assert.Equal(ExitCode.Success, (await CliRun.OfAsync("suggest", "--all", "--balance", "0.9", "--share", "candidates", "--top", "5", "--out", byCandidates, "--db", registry.Address)).Exit);
        Assert.NotEqual(lines, await File.ReadAllLinesAsync(byCandidates));
    }

    [Fact]
    public async Task Balance_WithACut_JudgesTheAccuracyToo()
    {
        using var registry = await DemoAsync(train: false);

        var run = await CliRun.OfAsync("balance", "--cut", "2024-01-01", "--by", "helix,size", "--db", registry.Address);

        Assert.Equal(ExitCode.Success, run.Exit);
        foreach (var text in new[] { "learnt from what began before 2024-01-01", "NDCG@20", "Recall@20", "Gini" }) Assert.Contains(text, run.Output, StringComparison.Ordinal);
        Assert.Contains("balancing their lists", run.Messages, StringComparison.Ordinal);

        string[] seeds = ["balance", "--cut", "2024-01-01", "--by", "helix,size", "--seeds", "2", "--db", registry.Address];
        var seeded = await CliRun.OfAsync(seeds);
        var json = await CliRun.OfAsync([.. seeds, "--json"]);
        Assert.Equal((ExitCode.Success, ExitCode.Success), (seeded.Exit, json.Exit));
        foreach (var text in new[] { "each helix, each size", "Means over the seeds 1, 2", "trained in", "NDCG@20", "Recall@20", "others (spread" }) Assert.Contains(text, seeded.Output, StringComparison.Ordinal);
        Assert.Equal(2, json.Json.GetProperty("seeds").GetArrayLength());
        Assert.InRange(json.Json.GetProperty("ndcgBefore").GetProperty("mean").GetDouble(), 1e-6, 1);
    }

    [Theory]
    [InlineData("from 0 to 1", "balance", "--floor", "1.5")]
    [InlineData("from 0 to 1", "balance", "--floor", "-0.1")]
    [InlineData("floor", "balance", "--floor", "most")]
    [InlineData("'colour'", "balance", "--by", "country,colour")]
    [InlineData("at least one", "balance", "--by", ",")]
    [InlineData("--balance goes with --all", "suggest", "#1", "--balance", "0.8")]
    [InlineData("--seeds goes with --cut", "balance", "--seeds", "3")]
    [InlineData("--all goes with one seed", "balance", "--cut", "2024-01-01", "--seeds", "3", "--all")]
    [InlineData("--share does not know 'heads'. Give one of: actors, candidates.", "balance", "--share", "heads")]
    [InlineData("--share does not know '1'", "balance", "--share", "1")]
    [InlineData("--share does not know 'actors,candidates'", "balance", "--share", "actors,candidates")]
    [InlineData("--task does not know '7'", "evaluate", "--cut", "2024-01-01", "--task", "7")]
    [InlineData("--share go with --balance", "suggest", "--all", "--out", "x.csv", "--share", "candidates")]
    [InlineData("--by and --share go with --balance", "suggest", "--all", "--out", "x.csv", "--by", "size")]
    [InlineData("from 0 to 1", "suggest", "--all", "--out", "x.csv", "--balance", "80")]
    public async Task Balance_WrongUsage_IsExplained(string message, params string[] args)
    {
        var run = await CliRun.OfAsync([.. args, "--db", _folder.File("x.db")]);

        Assert.Equal(ExitCode.Usage, run.Exit);
        Assert.Contains(message, run.Messages, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Balance_NoRegistryNoModelOrNoPeriod_IsRefused()
    {
        (await CliRun.OfAsync("balance", "--db", _folder.File("none.db"))).AssertRefused("There is no registry at");
        using var registry = await DemoAsync(train: false);
        (await CliRun.OfAsync("balance", "--db", registry.Address)).AssertRefused("matchmaker train");
        (await CliRun.OfAsync("balance", "--cut", "2050-01-01", "--db", registry.Address)).AssertRefused("Choose a cut");
    }

    private static async Task<TestRegistry> DemoAsync(bool train = true)
    {
        var registry = await TestRegistry.SqliteAsync();
        await new DemoStore(registry.Database).FillAsync(new DemoOptions { Actors = 120, Collaborations = 240 });
        if (train) await CliRun.OfAsync("train", "--rank", "8", "--epochs", "2", "--db", registry.Address);
        return registry;
    }
}
