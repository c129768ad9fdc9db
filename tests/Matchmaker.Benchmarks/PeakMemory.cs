using System.Diagnostics;
using System.Globalization;

namespace Matchmaker.Benchmarks;

/// <summary>The most memory that this process held since a moment, above what it held then; known where the system lets its high mark be set back (Linux).</summary>
internal sealed class PeakMemory
{
    private readonly long? _before;

    private PeakMemory(long? before) => _before = before;

    public static PeakMemory Begin()
    {
        try
        {
            File.WriteAllText("/proc/self/clear_refs", "5");
            using var process = Process.GetCurrentProcess();
            return new(process.WorkingSet64);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new(null);
        }
    }

    /// <summary>The figure, or a dash where it is not known.</summary>
    public string Megabytes(string format)
    {
        using var process = Process.GetCurrentProcess();
        return _before is { } before ? ((process.PeakWorkingSet64 - before) / 1e6).ToString(format, CultureInfo.InvariantCulture) : "–";
    }
}
