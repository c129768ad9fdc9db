using System.Text.Json;
using Matchmaker.App.Demo;
using Matchmaker.Contracts.Storage;

namespace Matchmaker.Cli.Tests.Commands;

public sealed class ConsortiumCommandTests : IDisposable
{
    private const string Brief = """{"text": "Films and games about folk tales", "sectors": ["film"], "pool": 6, "roles": [{"code": "lead", "helix": "industry"}, {"code": "school", "helix": "academia"}]}""";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Consortium_DemoRegistry_IsWrittenAsCsvJsonAndTable()
    {
        using var registry = await TestRegistry.SqliteAsync();
        await new DemoStore(registry.Database).FillAsync(new DemoOptions { Actors = 100, Collaborations = 250 });
        Assert.Equal(ExitCode.Success, (await CliRun.OfAsync("train", "--rank", "4", "--db", registry.Address)).Exit);
        var brief = Write(Brief);
        var (csv, json) = (_folder.File("out.csv"), _folder.File("out.json"));
        string[] command = ["programme", "consortium", brief, "--db", registry.Address];

        var shown = await CliRun.OfAsync([.. command, "--out", csv]);
        await CliRun.OfAsync([.. command, "--out", json]);
        var printed = await CliRun.OfAsync([.. command, "--json"]);

        Assert.Equal(ExitCode.Success, shown.Exit);
        Assert.Contains("Could stand in", shown.Output, StringComparison.Ordinal);
        Assert.Equal(5 * 2, (await File.ReadAllLinesAsync(csv)).Length - 1);
        var written = JsonDocument.Parse(await File.ReadAllTextAsync(json)).RootElement;
        Assert.Equal(5, written.GetProperty("consortia").GetArrayLength());
        Assert.Equal(written.GetProperty("consortia")[0].GetProperty("score").GetDouble(), printed.Json.GetProperty("consortia")[0].GetProperty("score").GetDouble());
        Assert.StartsWith("consortium,score,", (await CliRun.OfAsync([.. command, "--format", "csv"])).Output, StringComparison.Ordinal);

        (await CliRun.OfAsync("programme", "consortium", Write("""{"roles": []}"""), "--db", registry.Address)).AssertRefused("roles: say at least one role to fill.");
        (await CliRun.OfAsync("programme", "consortium", Write("""{"rolls": []}"""), "--db", registry.Address)).AssertRefused("rolls");
        (await CliRun.OfAsync("programme", "consortium", _folder.File("gone.json"), "--db", registry.Address)).AssertRefused("there is no such file");
    }

    [Fact]
    public async Task EvaluateCompletion_DemoRegistry_ShowsRowsAndBriefsNeedTheirFolder()
    {
        using var registry = await TestRegistry.SqliteAsync();
        await new DemoStore(registry.Database).FillAsync(new DemoOptions { Actors = 100, Collaborations = 300 });
        var shown = await CliRun.OfAsync("evaluate", "--task", "completion", "--cut", "2024-01-01", "--rank", "4", "--db", registry.Address);
        Assert.Equal(ExitCode.Success, shown.Exit);
        foreach (var text in new[] { "learned scorer", "summed resource allocation", "Hit@20", "MRR" }) Assert.Contains(text, shown.Output, StringComparison.Ordinal);
        (await CliRun.OfAsync("evaluate", "--task", "briefs", "--briefs", _folder.File("nowhere"), "--cut", "2024-01-01", "--db", registry.Address)).AssertRefused("--briefs");
    }

    private string Write(string text)
    {
        var path = _folder.File("brief.json");
        File.WriteAllText(path, text);
        return path;
    }
}
