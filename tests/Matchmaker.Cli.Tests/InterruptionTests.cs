using System.Diagnostics;
using System.Globalization;
using Matchmaker.Contracts.Storage;

namespace Matchmaker.Cli.Tests;

/// <summary>Ctrl-C as a shell sends it, to the tool as a process of its own.</summary>
public sealed class InterruptionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    // A shell lets what it starts in the background ignore Ctrl-C, and that is inherited. Then the other way to ask for an end is taken.
    private static bool IsInterruptIgnored => OperatingSystem.IsLinux() && File.ReadLines("/proc/self/status").Any(line =>
        line.StartsWith("SigIgn:", StringComparison.Ordinal) && (long.Parse(line.AsSpan(7).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & 0b10) != 0);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Import_InterruptSignal_EndsItOrderly()
    {
        // Windows has no such signal to send to one process alone.
        if (OperatingSystem.IsWindows()) return;
        var rows = Enumerable.Range(1, 1_000_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"t:{i},Actor {i},media,MY"));
        await File.WriteAllLinesAsync(_folder.File("a.csv"), rows.Prepend("external_id,name,helix,country"));
        using var process = Process.Start(new ProcessStartInfo("dotnet")
        {
            ArgumentList = { typeof(CommandLine).Assembly.Location, "import", "csv", _folder.File("a.csv"), "--db", _folder.File("r.db") },
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        var first = await process.StandardError.ReadLineAsync();
        using (var kill = Process.Start("kill", [IsInterruptIgnored ? "-TERM" : "-INT", process.Id.ToString(CultureInfo.InvariantCulture)])) await kill.WaitForExitAsync();
        var messages = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Contains("rows", first, StringComparison.Ordinal);
        Assert.Contains("Nothing of it was stored", messages, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Cancelled, process.ExitCode);
    }
}
