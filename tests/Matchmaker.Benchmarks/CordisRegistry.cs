using Matchmaker.App.Storage;
using Microsoft.Data.Sqlite;

namespace Matchmaker.Benchmarks;

/// <summary>The CORDIS data set imported into an empty SQLite file, by the command that people use; measured, kept for the other benchmarks, gone at the end.</summary>
internal sealed class CordisRegistry(BenchmarkRun run) : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"matchmaker-bench-{Environment.ProcessId}");
    private string? _path;

    private static string Source => Path.Combine(BenchmarkRun.SharedData, "cordis-h2020");

    /// <summary>Imports, several times where there is time for it, and reports seconds and memory.</summary>
    public void Measure()
    {
        if (IsAbsent("import")) return;
        var children = new List<ChildProcess>();
        for (var at = 0; at < (run.Quick ? 1 : 5); at++)
        {
            if (Import() is not { } child) return;
            children.Add(child);
        }

        run.Add("import", "cordis-h2020 into an empty file, s", [.. children.Select(child => child.Seconds).Order()], "F1", 1, new(20), $"198,758 rows; the whole process, from start to end; {BenchmarkRun.Spread([.. children.Select(child => child.ProcessorSeconds).Order()], "F1")} processor seconds");
        run.Add("import", "the same, most memory, MB", [.. children.Select(child => child.PeakBytes / 1e6).Order()], "F0", 1, new(600));
    }

    /// <summary>The registry, imported now where it was not; null, having said so, where the data set is absent.</summary>
    public RegistryDatabase? Open(string benchmark)
    {
        if (_path is null && (IsAbsent(benchmark) || Import() is null)) return null;
        return RegistryDatabase.At(_path!);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    private bool IsAbsent(string benchmark)
    {
        if (Directory.Exists(Source)) return false;
        run.Skip(benchmark, $"{Source} is not there (set MATCHMAKER_SHARED_DATA)");
        return true;
    }

    private ChildProcess? Import()
    {
        Directory.CreateDirectory(_folder);
        var path = Path.Combine(_folder, $"{Guid.NewGuid():N}.db");
        var child = ChildProcess.Run("import", "cordis", Path.GetFullPath(Source), "--db", path, "--rejects", path + ".rejects.csv");
        if (child.Failure is { } failure)
        {
            run.Skip("import", $"it failed: {failure.ReplaceLineEndings(" ")}");
            return null;
        }

        if (_path is not null) File.Delete(_path);
        _path = path;
        return child;
    }
}
