namespace Matchmaker.Cli.Tests;

public sealed class DemoCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("matchmaker-demo-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Demo_Out_WritesFourFilesAndCountsThem()
    {
        var (exit, output, _) = await RunAsync("demo", "--actors", "60", "--out", Path.Combine(_folder, "made"), "--json");
        Assert.Equal(ExitCode.Success, exit);
        Assert.Contains("\"actors\": 60", output, StringComparison.Ordinal);
        Assert.Equal(4, Directory.GetFiles(Path.Combine(_folder, "made")).Length);
    }

    [Theory]
    [InlineData("0 actors", "--actors", "0")]
    [InlineData("seed -4", "--seed", "-4")]
    [InlineData("-1 collaborations", "--collaborations", "-1")]
    public async Task Demo_OutOfRange_IsRefusedInOneSentence(string expected, string option, string value)
    {
        var (exit, _, messages) = await RunAsync("demo", option, value, "--out", Path.Combine(_folder, "made"));
        Assert.Equal(ExitCode.Refused, exit);
        Assert.Contains(expected, messages, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", messages, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder, "made")));
    }

    [Fact]
    public async Task Demo_FolderInUse_IsRefusedUnlessForced()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "notes.txt"), "mine");
        var (refused, _, messages) = await RunAsync("demo", "--actors", "60", "--out", _folder);
        Assert.Equal(ExitCode.Refused, refused);
        Assert.Contains("--force", messages, StringComparison.Ordinal);
        var (forced, _, _) = await RunAsync("demo", "--actors", "60", "--out", _folder, "--force");
        Assert.Equal(ExitCode.Success, forced);
    }

    private static async Task<(int Exit, string Output, string Messages)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var messages = new StringWriter();
        var exit = await CommandLine.RunAsync(args, output, messages);
        return (exit, output.ToString(), messages.ToString());
    }
}
