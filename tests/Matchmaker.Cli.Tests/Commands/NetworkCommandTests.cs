using System.Text.Json;
using Matchmaker.App.Registry;
using Matchmaker.Contracts.Storage;

namespace Matchmaker.Cli.Tests.Commands;

/// <summary><c>path</c>, <c>graph stats</c> and <c>graph export</c>.</summary>
public sealed class NetworkCommandTests : IAsyncLifetime, IDisposable
{
    private TestRegistry? _registry;

    private string Address => _registry!.Address;

    public async Task InitializeAsync()
    {
        _registry = await TestRegistry.SqliteAsync();
        var studio = TestData.Actor("Studio [Layag]", "PH");
        var university = TestData.Actor("Đại học Huế", "VN", Helix.Academia);
        var broadcaster = TestData.Actor("Seoul TV", "KR", Helix.Media);
        await _registry.AddAsync(
            TestData.Collaboration(new DateOnly(2023, 1, 1), studio, university),
            TestData.Collaboration(new DateOnly(2025, 6, 1), university, broadcaster),
            TestData.Collaboration(start: null, university, broadcaster),
            TestData.Actor("Newcomer", "TH"));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _registry?.Dispose();

    [Fact]
    public async Task Path_ThroughAPartner_ShowsNamesCountriesAndWhatWasDoneTogether()
    {
        var run = await RunAsync("path", "studio layag", "seoul tv");

        Assert.Equal((ExitCode.Success, ""), (run.Exit, run.Messages));
        foreach (var text in new[]
        {
            "1 chain from Studio [Layag] to Seoul TV", "Studio [Layag] (#1, industry, Philippines)", "A film in two languages (co-production, 2023)",
            "Đại học Huế (#2, academia, Viet Nam)", "2 collaborations, latest: A film in two languages (co-production, 2025)", "Seoul TV (#3, media, ",
        })
            Assert.Contains(text, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Path_Json_HasTheOutcomeAndTheChain()
    {
        var answer = (await RunAsync("path", "#1", "#3", "--json")).Json;

        Assert.Equal("chains", answer.GetProperty("outcome").GetString());
        var chain = Assert.Single(answer.GetProperty("chains").EnumerateArray());
        Assert.Equal([1, 2, 3], chain.GetProperty("actors").EnumerateArray().Select(actor => actor.GetProperty("id").GetInt32()));
        Assert.Equal(2025, chain.GetProperty("links")[1].GetProperty("year").GetInt32());
    }

    [Theory]
    [InlineData("network.graphml", "<name", 0)]
    [InlineData("network.dot", " -- ", 2)]
    [InlineData("network.gv", " -- ", 2)]
    public async Task Export_ByTheEndingOfItsName_WritesTheNetwork(string name, string mark, int marks)
    {
        using var folder = new TemporaryFolder();
        var run = await RunAsync("graph", "export", folder.File(name));

        Assert.Equal(ExitCode.Success, run.Exit);
        Assert.Contains("4 actors and 2 ties", run.Output, StringComparison.Ordinal);
        var text = await File.ReadAllTextAsync(folder.File(name));
        Assert.Contains("Studio [Layag]", text, StringComparison.Ordinal);
        Assert.Equal(marks, text.Split(mark).Length - 1);
        Assert.Equal(1, (await RunAsync("graph", "export", folder.File(name), "--as-of=2024-01-01", "--json")).Json.GetProperty("ties").GetInt32());
    }

    [Theory]
    [InlineData("network.png", "its format is not known")]
    [InlineData("nowhere/network.dot", "there is no folder")]
    [InlineData(" ", "needs the name of a file")]
    public async Task Export_ToWhatCannotBe_IsRefused(string name, string message)
    {
        var run = await RunAsync("graph", "export", name);

        Assert.Equal(ExitCode.Usage, run.Exit);
        Assert.Contains(message, run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Provider_NotInTheEdition_IsNamedWithThoseThatAre()
    {
        foreach (var command in new string[][] { ["path", "#1", "#3"], ["graph", "stats"], ["search", "layag"], ["index", "status"] })
        {
            var run = await RunAsync([.. command, "--provider", "neo4j"]);
            Assert.Equal(ExitCode.Refused, run.Exit);
            Assert.Contains("--provider is 'neo4j', which the", run.Messages, StringComparison.Ordinal);
            Assert.Contains(command[0] is "path" or "graph" ? "engine" : "sqlite", run.Messages, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("#1", "#2", "", "Already partners:")]
    [InlineData("#1", "#3", "--max-hops=1", "No chain within 1 introduction leads")]
    [InlineData("#1", "#3", "--as-of=2025-06-01", "No chain within 4 introductions leads")]
    [InlineData("#1", "#4", "", "Newcomer has worked with nobody yet.")]
    public async Task Path_WithoutAChain_SaysWhy(string from, string to, string option, string message)
    {
        var run = await RunAsync(["path", from, to, .. option.Length > 0 ? new[] { option } : []]);

        Assert.Equal(ExitCode.Success, run.Exit);
        Assert.Contains(message, run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#1", "Both names mean the same actor")]
    [InlineData("#77", "The registry has no actor #77.")]
    public async Task Path_ToItselfOrToNobody_IsRefused(string to, string message) => (await RunAsync("path", "#1", to)).AssertRefused(message);

    [Theory]
    [InlineData("--as-of", "1.6.2025", "Write it as yyyy-MM-dd")]
    [InlineData("--count", "0", "--count goes from 1 to 100.")]
    [InlineData("--max-hops", "0", "--max-hops goes from 1 to 10.")]
    public async Task Path_OptionOutOfRange_IsAUsageError(string option, string value, string message)
    {
        var run = await RunAsync("path", "#1", "#3", option, value);

        Assert.Equal(ExitCode.Usage, run.Exit);
        Assert.Contains(message, run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GraphStats_Terminal_ShowsTheFigures()
    {
        var run = await RunAsync("graph", "stats", "--as-of", "2025-06-02");

        Assert.Equal(ExitCode.Success, run.Exit);
        foreach (var text in new[] { "As of 2025-06-02", "have no date", "ties across borders", "100.0 %", "Đại học Huế" })
            Assert.Contains(text, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GraphStats_Json_IsAllThereIsOnStandardOutputAndHasNoNaN()
    {
        var run = await RunAsync("graph", "stats", "--json", "--as-of", "2020-01-01");

        Assert.Equal(0, run.Json.GetProperty("network").GetProperty("edges").GetInt32());
        Assert.Equal(JsonValueKind.Null, run.Json.GetProperty("crossBorderShare").ValueKind);
        Assert.DoesNotContain("NaN", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GraphStats_NoNetworkYet_SaysSo() =>
        Assert.Contains("there is no network yet", (await RunAsync("graph", "stats", "--as-of", "2020-01-01")).Output, StringComparison.Ordinal);

    private Task<CliRun> RunAsync(params string[] args) => CliRun.OfAsync([.. args, "--db", Address]);
}
