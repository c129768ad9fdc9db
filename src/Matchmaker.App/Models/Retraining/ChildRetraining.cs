using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Matchmaker.App.Jobs;

namespace Matchmaker.App.Models.Retraining;

/// <summary>
/// Trains in a process of its own: it may take so much memory and no more, yields the processors to those who wait for pages, and can be ended at any moment without a trace. What it makes is a file that nobody
/// knows of until this side takes it up.
/// </summary>
/// <param name="command">The program and its arguments.</param>
/// <param name="mostMemoryMb">How much it may take for what it computes.</param>
/// <param name="priority">How it stands in line for the processors.</param>
public sealed class ChildRetraining(IReadOnlyList<string> command, int mostMemoryMb, ProcessPriorityClass priority = ProcessPriorityClass.Idle) : IRetraining
{
    private const int LongestComplaint = 2_000;

    /// <summary>Variables that the process gets beside those of this one: what it could not read of the configuration itself.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    public async Task<RetrainResult> RunAsync(RetrainOrder order, IProgress<WorkStep> progress, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["DOTNET_GCHeapHardLimit"] = ((long)mostMemoryMb << 20).ToString("X", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_gcServer"] = "0";
        foreach (var (name, value) in Variables) start.Environment[name] = value;
        using var process = Start(start);
        try
        {
            Yield(process);
            var complaint = process.StandardError.ReadToEndAsync(cancellationToken);

            // By the pipe, not by the command line: an address may hold a password.
            await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(order, RetrainMessage.Json).AsMemory(), cancellationToken);
            await process.StandardInput.FlushAsync(cancellationToken);
            RetrainMessage? last = null;
            while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
            {
                last = JsonSerializer.Deserialize<RetrainMessage>(line, RetrainMessage.Json);
                if (last?.Step is { } step) progress.Report(step);
            }

            await process.WaitForExitAsync(cancellationToken);
            if (last?.Result is { } result) return result;
            throw new ModelStoreException(last?.Problem ?? Explain(process.ExitCode, await complaint));
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new ModelStoreException($"A process for the training cannot be started: {e.Message} Set Retrain:Inside to true to train inside the app.", e);
        }
    }

    private void Yield(Process process)
    {
        try
        {
            process.PriorityClass = priority;
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            // It trains all the same, less politely; or has ended already.
        }
    }

    private string Explain(int exitCode, string complaint) => complaint.Contains("OutOfMemory", StringComparison.Ordinal) || complaint.Contains("Out of memory", StringComparison.OrdinalIgnoreCase)
        ? $"The training needs more than {mostMemoryMb:N0} MB. Raise Retrain:MostMemoryMb, or take collaborations out that are too old to matter."
        : $"The process of the training ended with code {exitCode}. {(complaint.Length > LongestComplaint ? complaint[^LongestComplaint..] : complaint)}".TrimEnd();
}
