using System.Text.Json;

namespace Matchmaker.Cli.Tests;

/// <summary>One run of the command line inside the test, with what it wrote.</summary>
/// <param name="Exit">The exit code.</param>
/// <param name="Output">Standard output: results.</param>
/// <param name="Messages">Standard error: progress and complaints.</param>
internal sealed record CliRun(int Exit, string Output, string Messages)
{
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    public static async Task<CliRun> OfAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var messages = new StringWriter();
        var exit = await CommandLine.RunAsync(args, output, messages);
        return new(exit, output.ToString(), messages.ToString());
    }

    /// <summary>Fails unless the run was refused as a user's mistake is: code 3, a message, nothing on standard output, no stack trace.</summary>
    public void AssertRefused(string message)
    {
        Assert.Equal(ExitCode.Refused, Exit);
        Assert.Contains(message, Messages, StringComparison.Ordinal);
        Assert.Empty(Output);
        Assert.DoesNotContain("   at ", Messages, StringComparison.Ordinal);
    }
}
