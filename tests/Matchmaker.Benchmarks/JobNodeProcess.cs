using System.Diagnostics;
using Matchmaker.App.Jobs;
using Matchmaker.App.Storage;
using Matchmaker.Editions;

namespace Matchmaker.Benchmarks;

/// <summary>A node that runs one job without end, as a process of its own that can be killed in the middle.</summary>
internal static class JobNodeProcess
{
    /// <summary>The first argument that makes this program such a node.</summary>
    public const string Argument = "jobs-node";

    private const string Began = "began";

    /// <summary>Starts a node in a process, and gives it once its job has begun.</summary>
    public static Process Start(string provider, string address)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath ?? "dotnet") { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet") start.ArgumentList.Add(typeof(JobNodeProcess).Assembly.Location);
        foreach (var argument in new[] { Argument, "--provider", provider, "--registry", address }) start.ArgumentList.Add(argument);
        var process = Process.Start(start) ?? throw new InvalidOperationException("The node did not start.");
        while (process.StandardOutput.ReadLine() is { } line)
        {
            if (line == Began) return process;
        }

        throw new InvalidOperationException("The node ended before its job began.");
    }

    /// <summary>What the process does.</summary>
    public static async Task RunAsync(BenchmarkRun run)
    {
        var endless = new MeasuredJob(JobsBenchmark.Lost, async (_, cancellationToken) =>
        {
            await Console.Out.WriteLineAsync(Began);
            await Task.Delay(Timeout.Infinite, cancellationToken);
        });
        var provider = ThisEdition.Current.Jobs.Single(one => one.Name == run.Option("--provider"));
        await using var node = await MeasuredNode.StartAsync(provider, RegistryDatabase.At(run.Option("--registry")!), "lost", [endless]);
        node.Bell.Ring(JobsBenchmark.Lost);
        await Task.Delay(Timeout.Infinite);
    }
}
