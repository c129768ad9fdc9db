using System.Diagnostics;
using System.Globalization;

namespace Matchmaker.Contracts.BadDays;

/// <summary>
/// Lets a process find the disk full without anybody's rights: no file of it may grow beyond a size. The system refuses the write as it does where no room is left, with another number.
/// </summary>
public static class FullDisk
{
    private const string Program = "prlimit";

    /// <summary>Whether this machine can do it.</summary>
    public static bool IsPossible { get; } =
        OperatingSystem.IsLinux() && (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, Program)));

    /// <summary>How a program is started that will not be ended by its first refused write, and whose own machinery needs no large files.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="bytes">How large its files may become; null for as large as they like, for now.</param>
    public static ProcessStartInfo Start(IReadOnlyList<string> command, long? bytes = null)
    {
        // "exec" keeps the number of the process, which a test ends or limits by it.
        string[] shell = ["sh", "-c", "trap '' XFSZ; exec \"$@\"", "sh", .. command];
        string[] all = bytes is { } most ? [Program, string.Create(CultureInfo.InvariantCulture, $"--fsize={most}:unlimited"), .. shell] : shell;
        var start = new ProcessStartInfo(all[0], all.Skip(1)) { RedirectStandardError = true, RedirectStandardOutput = true };

        // The runtime keeps its code in a file that it makes larger than any limit, unless told not to.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        return start;
    }

    /// <summary>Fills the disk of a running process, or makes room again where null is given.</summary>
    public static async Task LimitAsync(int processId, long? bytes)
    {
        using var limit = Process.Start(Program, ["--pid", processId.ToString(CultureInfo.InvariantCulture), bytes is { } most ? string.Create(CultureInfo.InvariantCulture, $"--fsize={most}:unlimited") : "--fsize=unlimited"]);
        await limit.WaitForExitAsync();
        if (limit.ExitCode != 0) throw new InvalidOperationException($"{Program} ended with code {limit.ExitCode}.");
    }
}
