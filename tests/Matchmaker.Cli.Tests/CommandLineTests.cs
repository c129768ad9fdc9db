using Matchmaker.Contracts.Storage;
using Matchmaker.Editions;

namespace Matchmaker.Cli.Tests;

public sealed class CommandLineTests
{
    [Fact]
    public async Task Version_Plain_SaysVersionAndEdition()
    {
        var run = await CliRun.OfAsync("version");

        Assert.Equal(ExitCode.Success, run.Exit);
        Assert.Matches($@"^Matchmaker \d+\.\d+\.\d+.*, {ThisEdition.Current.Name} edition, \.NET 10\.", run.Output);
        Assert.All(new[] { "search", "training", "jobs", "network" }, port => Assert.Matches($@"\n  {port} +\S", run.Output));
        Assert.Empty(run.Messages);
    }

    [Fact]
    public async Task Version_Json_IsNothingButJson()
    {
        var run = await CliRun.OfAsync("version", "--json");

        Assert.Equal(ThisEdition.Current.Name, run.Json.GetProperty("edition").GetString());
        Assert.Equal(4, run.Json.GetProperty("providers").EnumerateObject().Count());
    }

    [Fact]
    public async Task Help_Asked_NamesEveryCommandAndOption()
    {
        var run = await CliRun.OfAsync("--help");

        Assert.Equal(ExitCode.Success, run.Exit);
        foreach (var word in new[] { "whom to work with", "actor", "version", "--db", "--models", "--json", "matchmaker.db" })
            Assert.Contains(word, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_EveryCommand_DescribesItself()
    {
        foreach (var command in new[] { "actor", "actor show", "actor list", "version" })
        {
            var run = await CliRun.OfAsync([.. command.Split(' '), "--help"]);
            Assert.Equal(ExitCode.Success, run.Exit);
            Assert.Matches($@"Usage:\s+\S+ {command}", run.Output);
        }
    }

    [Theory]
    [InlineData("introduce-me")]
    [InlineData("version --colour")]
    [InlineData("actor")]
    [InlineData("actor show")]
    [InlineData("actor list --limit 0")]
    [InlineData("actor list --limit many")]
    [InlineData("actor list --helix sports")]
    [InlineData("actor list --country Atlantis")]
    public async Task Run_WhatCannotBeUnderstood_IsAUsageError(string line)
    {
        var run = await CliRun.OfAsync(line.Split(' '));

        Assert.Equal(ExitCode.Usage, run.Exit);
        Assert.NotEmpty(run.Messages);
        Assert.DoesNotContain("   at ", run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_RegistryMissing_SaysHowToMakeOneAndMakesNone()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("none.db");

        var run = await CliRun.OfAsync("actor", "list", "--db", path);

        run.AssertRefused("There is no registry at");
        Assert.Contains("import", run.Messages, StringComparison.Ordinal);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task Run_RegistryIsAPicture_SaysSo()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("logo.png");
        await File.WriteAllBytesAsync(path, [0x89, .. "PNG\r\n\u001a\n"u8, .. new byte[600]]);

        (await CliRun.OfAsync("actor", "list", "--db", path)).AssertRefused("not a SQLite database");
    }

    [Fact]
    public async Task Run_ConnectionStringThatCannotBeRead_DoesNotShowThePassword()
    {
        var run = await CliRun.OfAsync("actor", "list", "--db", "Host=db;Database=registry;Pasword=s3cret-word");

        run.AssertRefused("cannot be read");
        Assert.DoesNotContain("s3cret-word", run.Messages, StringComparison.Ordinal);
    }
}
