using System.Text.Json;
using Matchmaker.App.Demo;
using Matchmaker.Contracts.Storage;
using Matchmaker.Editions;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.Cli.Tests.Commands;

/// <summary><c>evaluate</c> and <c>up</c>.</summary>
public sealed class EvaluateCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Evaluate_JsonToAFileOrToOutput_SaysTheSame()
    {
        using var registry = await TestRegistry.SqliteAsync();
        await new DemoStore(registry.Database).FillAsync(new DemoOptions { Actors = 80, Collaborations = 160 });
        var path = _folder.File("report.json");
        string[] arguments = ["evaluate", "--cut", "2024-01-01", "--rank", "4", "--db", registry.Address];

        var toFile = await CliRun.OfAsync([.. arguments, "--json", path]);
        var toOutput = await CliRun.OfAsync([.. arguments, "--json"]);

        Assert.Equal((ExitCode.Success, ExitCode.Success), (toFile.Exit, toOutput.Exit));
        foreach (var text in new[] { "full ranker", "resource allocation", "Exposure Gini", "Only pairs", "Cold start", "regressed factors alone" }) Assert.Contains(text, toFile.Output, StringComparison.Ordinal);
        var written = JsonDocument.Parse(await File.ReadAllTextAsync(path)).RootElement;
        Assert.Equal(Figures(toOutput.Json), Figures(written));
        Assert.Equal(8 + ThisEdition.Current.Trainers.Count, Figures(written).Count);
        Assert.All(ThisEdition.Current.Trainers.Skip(1), trainer => Assert.Contains($"factors alone by {trainer.Name}", toFile.Output, StringComparison.Ordinal));
        Assert.Equal(Figures(toOutput.Json.GetProperty("coldStart")), Figures(written.GetProperty("coldStart")));
        Assert.Equal(8, Figures(written.GetProperty("coldStart")).Count);
        Assert.Contains("Asking full ranker", toOutput.Messages, StringComparison.Ordinal);

        var seeded = await CliRun.OfAsync([.. arguments, "--seeds", "2"]);
        Assert.Equal(ExitCode.Success, seeded.Exit);
        foreach (var text in new[] { "Means over the seeds 1, 2", "spread", "full ranker", "regressed factors alone" }) Assert.Contains(text, seeded.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EvaluatePlanted_Demo_ShowsEveryStructureOfTheRightSeedOnly()
    {
        using var registry = await TestRegistry.SqliteAsync();
        await new DemoStore(registry.Database).FillAsync(new DemoOptions { Actors = 120, Collaborations = 360, Seed = 3 });
        string[] arguments = ["evaluate", "--cut", "2024-01-01", "--rank", "4", "--db", registry.Address];

        var shown = await CliRun.OfAsync([.. arguments, "--planted", "3"]);

        Assert.Equal(ExitCode.Success, shown.Exit);
        foreach (var text in new[] { "community", "need × offer", "mentor topic", "newcomer", "Both say yes", "one-sided", "the most that is possible" }) Assert.Contains(text, shown.Output, StringComparison.Ordinal);
        var seeded = await CliRun.OfAsync([.. arguments, "--planted", "3", "--seeds", "2"]);
        Assert.Equal(ExitCode.Success, seeded.Exit);
        foreach (var text in new[] { "Means over the seeds 1, 2", "spread", "trained in", "newcomer", "Both say yes", "one-sided" }) Assert.Contains(text, seeded.Output, StringComparison.Ordinal);
        (await CliRun.OfAsync([.. arguments, "--planted", "4"])).AssertRefused("Give the right one with --planted SEED.");
    }

    [Fact]
    public async Task EvaluatePlanted_NoDemo_IsRefusedWithTheCommandThatMakesOne()
    {
        using var registry = await TestRegistry.SqliteAsync();
        await registry.AddAsync(TestData.Collaboration(TestData.Actor("One"), TestData.Actor("Other")));

        (await CliRun.OfAsync("evaluate", "--cut", "2024-01-01", "--planted", "1", "--db", registry.Address)).AssertRefused("Make one: matchmaker demo --db demo.db");
    }

    [Theory]
    [InlineData("Give --cut DATE")]
    [InlineData("Give --cut DATE", "--cut", "2024-01-01", "--gowalla", "x")]
    [InlineData("'1.1.2024' is not a date for --cut", "--cut", "1.1.2024")]
    [InlineData("--json needs the name of a file", "--cut", "2024-01-01", "--json", "")]
    [InlineData("--seeds goes with --cut, with", "--cut", "2024-01-01", "--seeds", "3", "--task", "completion")]
    [InlineData("--seeds goes with --cut, with", "--gowalla", "x", "--seeds", "3")]
    [InlineData("there is no folder", "--cut", "2024-01-01", "--json", "no-such-folder/x.json")]
    public async Task Evaluate_WrongUsage_IsExplained(string message, params string[] args)
    {
        var run = await CliRun.OfAsync(["evaluate", "--db", _folder.File("x.db"), .. args]);

        Assert.Equal(ExitCode.Usage, run.Exit);
        Assert.Contains(message, run.Messages, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evaluate_NothingToEvaluateOn_IsRefused()
    {
        (await CliRun.OfAsync("evaluate", "--cut", "2024-01-01", "--db", _folder.File("none.db"))).AssertRefused("There is no registry at");
        (await CliRun.OfAsync("evaluate", "--gowalla", _folder.Path)).AssertRefused("train.txt.gz");
        using var registry = await TestRegistry.SqliteAsync();
        (await CliRun.OfAsync("evaluate", "--cut", "2024-01-01", "--db", registry.Address)).AssertRefused("no collaboration with a date");
        (await CliRun.OfAsync("evaluate", "--cut", "2024-01-01", "--until", "2023-01-01", "--db", registry.Address)).AssertRefused("--until");
    }

    [Fact]
    public async Task Up_TwiceOnTheSameRegistry_KeepsEverythingAndMendsABrokenModel()
    {
        using var registry = await TestRegistry.SqliteAsync();
        await new DemoStore(registry.Database).FillAsync(new DemoOptions { Actors = 80, Collaborations = 100 });
        string[] arguments = ["tour", "--db", registry.Address, "--models", registry.Database.ModelsFolder];

        var first = await CliRun.OfAsync([.. arguments, "--json"]);
        var second = await CliRun.OfAsync(arguments);

        Assert.Equal((ExitCode.Success, ExitCode.Success), (first.Exit, second.Exit));
        Assert.True(first.Json.GetProperty("trained").GetBoolean());
        Assert.Equal(0, first.Json.GetProperty("importedActors").GetInt32());
        var model = first.Json.GetProperty("model").GetString()!;
        Assert.Contains($"Model {model} serves.", second.Messages, StringComparison.Ordinal);
        Assert.Contains("$ matchmaker suggest '#", second.Output, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(registry.Database.ModelsFolder, "*.model"));
        await using (var context = registry.CreateContext())
        {
            Assert.Equal(80, context.Actors.Count());
            await context.ModelChunks.ExecuteDeleteAsync();
        }

        await File.WriteAllTextAsync(Path.Combine(registry.Database.ModelsFolder, model + ".model"), "broken");
        var third = await CliRun.OfAsync([.. arguments, "--json"]);
        Assert.Equal((ExitCode.Success, true), (third.Exit, third.Json.GetProperty("trained").GetBoolean()));
        Assert.Contains("not a Matchmaker model", third.Messages, StringComparison.Ordinal);
    }

    private static List<(string?, double, double)> Figures(JsonElement report) =>
        [.. report.GetProperty("rows").EnumerateArray().Select(row => (row.GetProperty("name").GetString(), row.GetProperty("recall").GetDouble(), row.GetProperty("ndcg").GetDouble()))];
}
