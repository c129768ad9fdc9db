using Matchmaker.App.Registry;
using Matchmaker.Contracts.Storage;

namespace Matchmaker.Cli.Tests.Commands;

public sealed class SearchCommandTests : IAsyncLifetime, IDisposable
{
    private TestRegistry? _registry;

    private string Address => _registry!.Address;

    public async Task InitializeAsync()
    {
        _registry = await TestRegistry.SqliteAsync();
        var studio = TestData.Actor("Studio [Layag]", "PH");
        (studio.City, studio.Description, studio.Sectors) = ("Cebu", "People who draw.\nWith \u001b[31mcare.", ["animation"]);
        studio.Verification = new() { State = VerificationState.Verified, DecidedBy = "Secretariat", DecidedAt = TestData.Now, Evidence = "secret evidence" };
        studio.Interests.Add(TestData.Interest(InterestKind.Need, "localisation"));
        var firm = TestData.Actor("Phụ Đề", "VN", Helix.Media);
        firm.Interests.Add(TestData.Interest(InterestKind.Offer, "localisation"));
        await _registry.AddAsync(studio, firm);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _registry?.Dispose();

    [Fact]
    public async Task Search_Words_ShowsNamePlaceHelixSnippetAndFacets()
    {
        var run = await RunAsync("draw");

        Assert.Equal(ExitCode.Success, run.Exit);
        foreach (var text in new[] { "1 actor", "Studio [Layag] ✓ #1", "industry · Cebu, Philippines · Animation", "People who draw. With" }) Assert.Contains(text, run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output);
        Assert.Contains("Search index of 2 actors built", run.Messages, StringComparison.Ordinal);
        Assert.Empty((await RunAsync("draw")).Messages);
    }

    [Fact]
    public async Task Search_Json_HasHitsFacetsAndRanges()
    {
        var run = await RunAsync("hoạt", "hình", "--json");

        Assert.Equal((1, "hoạt hình"), (run.Json.GetProperty("total").GetInt32(), run.Json.GetProperty("query").GetString()));
        var hit = run.Json.GetProperty("hits")[0];
        Assert.Equal("Studio [Layag]", hit.GetProperty("actor").GetProperty("name").GetString());
        var snippet = hit.GetProperty("snippets").EnumerateArray().Single(one => one.GetProperty("field").GetString() == "sectors");
        Assert.Equal((0, 9), (snippet.GetProperty("matches")[0].GetProperty("start").GetInt32(), snippet.GetProperty("matches")[0].GetProperty("length").GetInt32()));
        Assert.Equal("helix", run.Json.GetProperty("facets")[0].GetProperty("aspect").GetString());
        Assert.DoesNotContain("secret", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_OffersForAnActor_GivesTheReason()
    {
        var run = await RunAsync("--offers-for", "#1");

        Assert.Contains("1 actor offering what Studio [Layag] needs", run.Output, StringComparison.Ordinal);
        Assert.Contains("Phụ Đề", run.Output, StringComparison.Ordinal);
        Assert.Contains("subtitling and dubbing", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_UnknownValue_IsRefusedWithASuggestion() => (await RunAsync("helix:medai")).AssertRefused("Did you mean media?");

    [Fact]
    public async Task Search_SlipOfThePen_AsksWhetherItWasMeant()
    {
        var run = await RunAsync("layagg");

        Assert.Equal(ExitCode.Success, run.Exit);
        Assert.Contains("Nobody found", run.Output, StringComparison.Ordinal);
        Assert.Contains("Did you mean: layag", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_Complete_GivesNames()
    {
        Assert.Contains("Studio [Layag] #1", (await RunAsync("stud", "--complete")).Output, StringComparison.Ordinal);
        Assert.Equal(["phụ đề và lồng tiếng", "Phụ Đề"], (await RunAsync("phu d", "--complete", "--json")).Json.GetProperty("completions").EnumerateArray().Select(one => one.GetProperty("text").GetString()));
        Assert.Contains("Nothing begins like that", (await RunAsync("qqq", "--complete")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--like", "#1", "--needs-for", "#1", ExitCode.Usage)]
    [InlineData("--complete", "x", "--like", "#1", ExitCode.Usage)]
    [InlineData("x", "y", "--top", "1001", ExitCode.Usage)]
    [InlineData("x", "y", "--like", "", ExitCode.Usage)]
    [InlineData("x", "y", "--like", "nobody", ExitCode.Refused)]
    public async Task Search_WrongOptions_AreExplained(string first, string second, string third, string fourth, int exit)
    {
        var run = await RunAsync(first, second, third, fourth);

        Assert.Equal((exit, ""), (run.Exit, run.Output));
        Assert.NotEmpty(run.Messages);
    }

    [Fact]
    public async Task Index_StatusAndRebuild_SayWhatThereIs()
    {
        var status = await CliRun.OfAsync("index", "status", "--db", Address);
        Assert.Contains("2 actors, version 1", status.Output, StringComparison.Ordinal);
        var rebuild = await CliRun.OfAsync("index", "rebuild", "--json", "--db", Address);
        Assert.Equal((2, "it was asked for"), (rebuild.Json.GetProperty("index").GetProperty("version").GetInt32(), rebuild.Json.GetProperty("change").GetProperty("reason").GetString()));
    }

    private Task<CliRun> RunAsync(params string[] arguments) => CliRun.OfAsync(["search", .. arguments, "--db", Address]);
}
