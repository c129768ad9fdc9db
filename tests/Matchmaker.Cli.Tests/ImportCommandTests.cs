using System.Text.Json;
using Matchmaker.Contracts.Storage;

namespace Matchmaker.Cli.Tests;

public sealed class ImportCommandTests : IDisposable
{
    private const string Header = "external_id,name,helix,country\n";

    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _messages = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Csv_GoodFile_PrintsTheAccountAndASecondRunSaysNothingChanged()
    {
        var path = Write("a.csv", Header + "t:1,One [draft],industry,PH\n");
        Assert.Equal(ExitCode.Success, await RunAsync("import", "csv", path));
        Assert.Contains("1 read = 1 stored + 0 unchanged + 0 rejected", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Success, await RunAsync("import", "csv", path));
        Assert.Contains("Nothing changed", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Csv_Json_IsAllThereIsOnStandardOutput()
    {
        await RunAsync("import", "csv", Write("a.csv", Header + "t:1,One,industry,PH\nu:1,ONE,industry,PH\n"), "--json");
        using var summary = JsonDocument.Parse(_output.ToString());
        Assert.Equal(2, summary.RootElement.GetProperty("rowsStored").GetInt32());
        Assert.Equal("u", summary.RootElement.GetProperty("candidates")[0].GetProperty("id").GetProperty("scheme").GetString());
    }

    [Fact]
    public async Task Csv_BadRow_IsRefusedWithoutATraceAndSkippedOnDemand()
    {
        var path = Write("a.csv", Header + "t:1,One,industry,PH\nt:2,Two,guild,PH\n");
        var rejects = _folder.File("out.csv");
        Assert.Equal(ExitCode.Refused, await RunAsync("import", "csv", path, "--rejects", rejects));
        Assert.Contains("a.csv, line 3, column 'helix'", _messages.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", _messages.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(rejects));
        Assert.Equal(ExitCode.Partial, await RunAsync("import", "csv", path, "--on-error", "skip", "--rejects", rejects));
        Assert.Equal(2, (await File.ReadAllLinesAsync(rejects)).Length);
    }

    [Theory]
    [InlineData("--rejects")]
    [InlineData("--candidates")]
    public async Task Csv_FileInAFolderThatIsNotThere_IsRefusedBeforeAnythingIsRead(string option)
    {
        var path = Write("a.csv", Header + "t:1,One,guild,PH\n");

        Assert.Equal(ExitCode.Refused, await RunAsync("import", "csv", path, "--on-error", "skip", option, _folder.File(Path.Combine("nowhere", "x.csv"))));

        Assert.Contains(option, _messages.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", _messages.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Csv_EveryRowRejected_SaysThatNothingWasStored()
    {
        await RunAsync("import", "csv", Write("a.csv", Header + "t:1,One,guild,PH\n"), "--on-error", "skip", "--rejects", _folder.File("out.csv"));

        Assert.Contains("every row was rejected", _output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing changed", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Csv_WrongArgument_LeavesStandardOutputEmpty()
    {
        Assert.Equal(ExitCode.Usage, await RunAsync("import", "csv", "a.csv", "--on-error", "perhaps", "--json"));

        Assert.Empty(_output.ToString());
        Assert.Contains("See: matchmaker import csv --help", _messages.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cordis_TableOfAnotherRegister_NamesTheRightCommand()
    {
        Assert.Equal(ExitCode.Refused, await RunAsync("import", "cordis", Write("r.csv", "id,name,types,country,status\n")));
        Assert.Contains("Use import ror.", _messages.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Csv_Interrupted_SaysThatNothingWasStored()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        Assert.Equal(ExitCode.Cancelled, await RunAsync(source.Token, "import", "csv", Write("a.csv", Header + "t:1,One,industry,PH\n")));
    }

    [Theory]
    [InlineData("cordis", "PRC = Industry")]
    [InlineData("ror", "education = Academia")]
    public async Task Help_OfARegister_ShowsItsRuleForTypes(string register, string rule)
    {
        await RunAsync("import", register, "--help");
        Assert.Contains(rule, string.Join(' ', _output.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    private string Write(string name, string text)
    {
        File.WriteAllText(_folder.File(name), text);
        return _folder.File(name);
    }

    private Task<int> RunAsync(params string[] arguments) => RunAsync(CancellationToken.None, arguments);

    private Task<int> RunAsync(CancellationToken cancellationToken, params string[] arguments) =>
        CommandLine.RunAsync([.. arguments, "--db", _folder.File("registry.db")], _output, _messages, cancellationToken);
}
