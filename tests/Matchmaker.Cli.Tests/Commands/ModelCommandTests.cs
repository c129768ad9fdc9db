using System.Globalization;
using Matchmaker.App.Demo;
using Matchmaker.Contracts.Storage;
using Matchmaker.Editions;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.Cli.Tests.Commands;

/// <summary><c>train</c>, <c>suggest</c> and <c>models</c> on a small demo registry with one model.</summary>
public sealed class ModelCommandTests : IAsyncLifetime, IDisposable
{
    private TestRegistry? _registry;
    private CliRun? _trained;

    private string Address => _registry!.Address;

    public async Task InitializeAsync()
    {
        _registry = await TestRegistry.SqliteAsync();
        await new DemoStore(_registry.Database).FillAsync(new DemoOptions { Actors = 120, Collaborations = 200 });
        _trained = await RunAsync("train", "--rank", "8", "--epochs", "2", "--trainer", "als", "--json");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _registry?.Dispose();

    [Fact]
    public async Task Train_JsonAndThenTerminal_NamesTheModelAndTheNextStep()
    {
        Assert.Equal(ExitCode.Success, _trained!.Exit);
        Assert.True(_trained.Json.GetProperty("serves").GetBoolean());
        Assert.Equal(8, _trained.Json.GetProperty("card").GetProperty("options").GetProperty("rank").GetInt32());
        Assert.Contains("6 of 6", _trained.Messages, StringComparison.Ordinal);

        var run = await RunAsync("train", "--rank", "8", "--epochs", "2", "--as-of", "2024-01-01", "--keep-serving");

        Assert.Equal(ExitCode.Success, run.Exit);
        var listed = (await RunAsync("models", "list", "--json")).Json.EnumerateArray().ToList();
        Assert.Equal([false, true], listed.Select(m => m.GetProperty("serves").GetBoolean()));
        Assert.Contains("what began before 2024-01-01", run.Output, StringComparison.Ordinal);
        Assert.Contains($"matchmaker models activate {listed[0].GetProperty("name").GetString()}", run.Output, StringComparison.Ordinal);

        var asOf = await RunAsync("suggest", "#1", "--as-of", "2024-01-01", "--json");
        Assert.Equal((ExitCode.Success, "2024-01-01"), (asOf.Exit, asOf.Json.GetProperty("knownBefore").GetString()));
    }

    [Fact]
    public async Task Train_TrainerAuto_NamesEveryTrainerOfTheEdition()
    {
        var run = await RunAsync("train", "--rank", "4", "--epochs", "2", "--trainer", "auto", "--keep-serving", "--json");

        Assert.True(run.Exit == ExitCode.Success, run.Messages);
        var (card, names) = (run.Json.GetProperty("card"), ThisEdition.Current.Trainers.Select(trainer => trainer.Name).ToArray());
        Assert.Contains(card.GetProperty("trainer").GetString(), names);
        var tried = card.GetProperty("trainers").EnumerateArray().Select(trial => trial.GetProperty("trainer").GetString()).ToArray();
        Assert.Equal(names.Length == 1 ? [] : names.Take(tried.Length), tried);
        Assert.Equal(names.Length > 1, tried.Length > 0);
    }

    [Fact]
    public async Task Train_TrainerUnknown_IsRefusedWithWhatThereIs()
    {
        var run = await RunAsync("train", "--trainer", "guess");

        run.AssertRefused("It has: als");
        run.AssertRefused("Or say auto");
        (await RunAsync("evaluate", "--cut", "2024-01-01", "--trainer", "auto")).AssertRefused("It has: als");
    }

    [Fact]
    public async Task Models_ActivateAndRollback_MoveBackAndForth()
    {
        var first = _trained!.Json.GetProperty("model").GetString()!;
        var second = (await RunAsync("train", "--rank", "8", "--epochs", "1", "--json")).Json.GetProperty("model").GetString()!;

        Assert.Equal(first, (await RunAsync("models", "rollback", "--json")).Json.GetProperty("model").GetString());
        (await RunAsync("models", "rollback")).AssertRefused("nothing to roll back to");
        Assert.Contains($"Model {second} serves", (await RunAsync("models", "activate", second)).Output, StringComparison.Ordinal);
        (await RunAsync("models", "activate", "x")).AssertRefused(first);
        Assert.Contains(second, (await RunAsync("models", "list")).Output, StringComparison.Ordinal);
        var file = Path.Combine(_registry!.Database.ModelsFolder, second + ".model");
        await File.WriteAllTextAsync(file, "no model");
        Assert.Equal(ExitCode.Success, (await RunAsync("suggest", "#1")).Exit);
        await using (var context = _registry.CreateContext()) await context.ModelChunks.ExecuteDeleteAsync();
        await File.WriteAllTextAsync(file, "no model");
        (await RunAsync("suggest", "#1")).AssertRefused("not a Matchmaker model");
    }

    [Fact]
    public async Task Suggest_Actor_ShowsTableAndJsonWithContributions()
    {
        var table = await RunAsync("suggest", "#1", "--top", "3");
        var json = (await RunAsync("suggest", "#1", "--top", "3", "--json")).Json;

        Assert.Equal((ExitCode.Success, ""), (table.Exit, table.Messages));
        var suggestions = json.GetProperty("suggestions").EnumerateArray().ToList();
        Assert.Equal([1, 2, 3], suggestions.Select(s => s.GetProperty("rank").GetInt32()));
        foreach (var suggestion in suggestions)
        {
            Assert.Contains(suggestion.GetProperty("partner").GetProperty("name").GetString()!, table.Output, StringComparison.Ordinal);
            Assert.Equal(suggestion.GetProperty("score").GetDouble(), suggestion.GetProperty("contributions").EnumerateObject().Sum(c => c.Value.GetDouble()), 1e-9);
        }
    }

    [Theory]
    [InlineData("civil-society", "civil-society")]
    [InlineData("Civil Society", "civil-society")]
    [InlineData("CivilSociety", "civil-society")]
    [InlineData("MEDIA", "media")]
    public async Task Suggest_HelixAsPeopleWriteIt_RestrictsToIt(string helix, string expected)
    {
        var suggestions = (await RunAsync("suggest", "#1", "--helix", helix, "--json")).Json.GetProperty("suggestions").EnumerateArray().ToList();

        Assert.NotEmpty(suggestions);
        Assert.All(suggestions, s => Assert.Equal(expected, s.GetProperty("partner").GetProperty("helix").GetString()));
    }

    [Fact]
    public async Task Suggest_CountryByName_RestrictsToIt()
    {
        var suggestions = (await RunAsync("suggest", "#1", "--country", "Thailand", "--json")).Json.GetProperty("suggestions").EnumerateArray().ToList();

        Assert.NotEmpty(suggestions);
        Assert.All(suggestions, s => Assert.Equal("TH", s.GetProperty("partner").GetProperty("country").GetString()));
    }

    [Fact]
    public async Task Suggest_UnknownActorOrNoModel_IsRefusedWithTheRemedy()
    {
        var name = (await RunAsync("actor", "show", "#1", "--json")).Json.GetProperty("name").GetString()!;
        (await RunAsync("suggest", name[..^1] + "qq")).AssertRefused(name);
        (await RunAsync("suggest", "#1", "--as-of", "2020-01-01")).AssertRefused("matchmaker train --as-of 2020-01-01");
        (await CliRun.OfAsync("suggest", "#1", "--db", Path.Combine(_registry!.Folder, "none.db"))).AssertRefused("There is no registry at");

        using var empty = await TestRegistry.SqliteAsync();
        await empty.AddAsync(TestData.Actor());
        (await CliRun.OfAsync("suggest", "#1", "--db", empty.Address)).AssertRefused("matchmaker train");
        (await CliRun.OfAsync("models", "rollback", "--db", empty.Address)).AssertRefused("matchmaker train");
        Assert.Contains("There is no model yet", (await CliRun.OfAsync("models", "list", "--db", empty.Address)).Output, StringComparison.Ordinal);
        var training = await CliRun.OfAsync("train", "--db", empty.Address);
        training.AssertRefused("There is nothing to train on");
    }

    [Fact]
    public async Task SuggestAll_ByExternalId_WritesTheFileAndOnlyJsonToOutput()
    {
        var path = Path.Combine(_registry!.Folder, "out.csv");

        var run = await RunAsync("suggest", "--all", "--out", path, "--top", "2", "--key", "DEMO", "--json");

        Assert.Equal(ExitCode.Success, run.Exit);
        var lines = await File.ReadAllLinesAsync(path);
        Assert.Equal("actor,rank,partner,score", lines[0]);
        Assert.Equal(run.Json.GetProperty("actors").GetInt32(), lines.Skip(1).Select(line => line.Split(',')[0]).Distinct().Count());
        await using var context = _registry.CreateContext();
        var known = context.ExternalIds.Where(id => id.Scheme == "demo").Select(id => id.Value).ToHashSet();
        foreach (var fields in lines.Skip(1).Select(line => line.Split(',')))
        {
            Assert.Equal(4, fields.Length);
            Assert.True(known.Contains(fields[0]) && known.Contains(fields[2]) && fields[0] != fields[2]);
            Assert.True(double.IsFinite(double.Parse(fields[3], CultureInfo.InvariantCulture)));
        }

        await File.WriteAllTextAsync(path, "old");
        (await RunAsync("suggest", "--all", "--out", path, "--key", "nobody")).AssertRefused("external id of the scheme 'nobody'");
        Assert.Equal("old", await File.ReadAllTextAsync(path));
    }

    private Task<CliRun> RunAsync(params string[] args) => CliRun.OfAsync([.. args, "--db", Address, "--models", _registry!.Database.ModelsFolder]);
}
