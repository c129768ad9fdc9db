using System.Diagnostics;
using Matchmaker.Contracts.BadDays;

namespace Matchmaker.Cli.Tests.BadDays;

/// <summary>The command line as a process of its own.</summary>
internal static class Tool
{
    /// <summary>Runs a command to its end.</summary>
    /// <param name="mostBytes">How large its files may become; null for any size.</param>
    /// <param name="args">The command.</param>
    public static async Task<CliRun> RunAsync(long? mostBytes, params string[] args)
    {
        using var process = Process.Start(Info(mostBytes, args))!;
        var (output, messages) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await messages);
    }

    /// <summary>Runs a command, and kills it (SIGKILL) when a task has ended.</summary>
    /// <returns>Whether it was still running.</returns>
    public static async Task<bool> KillAsync(Func<Task> when, params string[] args)
    {
        using var process = Process.Start(Info(null, args))!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await Task.WhenAny(when(), process.WaitForExitAsync());
        var isRunning = !process.HasExited;
        process.Kill();
        await process.WaitForExitAsync();
        return isRunning;
    }

    private static ProcessStartInfo Info(long? mostBytes, string[] args) => FullDisk.Start(["dotnet", "exec", typeof(CommandLine).Assembly.Location, .. args], mostBytes);
}
