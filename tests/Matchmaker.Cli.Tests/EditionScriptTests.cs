using System.Diagnostics;
using Matchmaker.Contracts.Storage;

namespace Matchmaker.Cli.Tests;

/// <summary>What <c>./matchmaker</c> reads out of the package manager's messages when it looks for the Full edition.</summary>
public sealed class EditionScriptTests
{
    [Theory]
    [InlineData("/x/A.csproj : error NU1101: Unable to find package Lucene.Net.Facet. No packages exist with this id in source(s): nuget.org [/x/src/B.csproj]", "Lucene.Net.Facet")]
    [InlineData("/x/A.csproj : error NU1102: Unable to find package Microsoft.ML with version (>= 5.0.0)", "Microsoft.ML")]
    [InlineData("/x/A.csproj : error NU1603: Warning As Error: A.B depends on QuikGraph (>= 2.3.0) but QuikGraph 2.3.0 was not found. QuikGraph 2.5.0 was resolved instead. [/x/B.csproj]", "QuikGraph")]
    [InlineData("/x/A.csproj : error NU1301: Unable to load the service index for source https://example.org/index.json.", "")]
    public async Task MissingPackages_OfARealMessage_AreNamed(string message, string package)
    {
        // The script is for systems that have bash; Windows is told other commands.
        if (OperatingSystem.IsWindows()) return;
        using var folder = new TemporaryFolder();
        await File.WriteAllLinesAsync(folder.File("log"), [message, message]);

        Assert.Equal(package, await RunAsync("missing-packages", folder.File("log")));
    }

    private static async Task<string> RunAsync(params string[] arguments)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Matchmaker.sln"))) root = root.Parent ?? throw new InvalidOperationException("The tests are not in the repository.");
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(root.FullName, "matchmaker"), arguments) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output.Trim();
    }
}
