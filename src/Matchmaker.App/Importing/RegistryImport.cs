using System.Data.Common;
using System.Diagnostics;
using Matchmaker.App.Importing.Files;
using Matchmaker.App.Importing.Rows;
using Matchmaker.App.Importing.Storing;
using Matchmaker.App.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Importing;

/// <summary>
/// Brings files into the registry in one transaction: either all that the summary tells is stored, or nothing is. Rows are read and stored a
/// batch at a time, so that memory does not grow with the files.
/// </summary>
public sealed class RegistryImport(RegistryDatabase database, TimeProvider time)
{
    private const int BatchRows = 4_000;
    private const int BatchCharacters = 8_000_000;

    /// <summary>What else to store in the same transaction, once all rows are.</summary>
    internal Action<RegistryContext, ImportSummary>? Alongside { get; init; }

    /// <exception cref="ImportException">A file is not what it should be, or a row is wrong and may not be skipped. The registry is as before.</exception>
    /// <exception cref="OperationCanceledException">The import was cancelled. The registry is as before.</exception>
    public async Task<ImportSummary> RunAsync(
        ImportSource source, IReadOnlyList<string> paths, ImportOptions options, IProgress<ImportProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var started = time.GetUtcNow();
        var clock = Stopwatch.StartNew();
        var mapping = options.MappingPath is null ? null : ColumnMapping.Load(options.MappingPath);
        List<string> skipped = [];
        var files = SourceFiles.Find(paths, source, mapping, options.Encoding, skipped.Add);
        RequireFolderOf(options.RejectsPath, "--rejects");
        RequireFolderOf(options.CandidatesPath, "--candidates");
        try
        {
            await using var context = database.CreateDbContext();
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            await context.Database.ExecuteSqlRawAsync(database.IsPostgres ? "SELECT pg_advisory_xact_lock(7215501)" : SqlitePragmas.LargeCache(files.Sum(file => file.Length)), cancellationToken);
            using var session = new ImportSession(context, BulkWriter.For(database, context), options, started);
            using var rejects = new RejectsFile(RejectsPathFor(files, options));
            foreach (var name in skipped) session.Remarks.Add("files of the folder that are not used", name);
            var run = new ImportPass(session, rejects, source, mapping, cancellationToken);
            await run.StoreAsync(files, BatchRows, BatchCharacters, progress);
            var summary = run.Summarise(files) with { Duration = clock.Elapsed };
            await RecordAsync(context, summary, started, cancellationToken);
            rejects.Keep();
            await transaction.CommitAsync(cancellationToken);
            return summary with { Duration = clock.Elapsed };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ImportException($"A file could not be read or written: {e.Message} Nothing was imported. Check the disk and the permissions, then try again.", e);
        }
        catch (DbException e) when (e is not SqliteException { SqliteErrorCode: 1 })
        {
            throw new ImportException($"The registry could not be written: {e.Message} Nothing was imported. Check the disk and the server, and that no other program holds the registry, then try again.", e);
        }
    }

    private static void RequireFolderOf(string? path, string option)
    {
        if (path is null) return;
        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        if (!Directory.Exists(folder)) throw new ImportException($"The folder of {path} does not exist. Make it, or give another file with {option}. Nothing was imported.");
        if (Directory.Exists(path)) throw new ImportException($"{path} is a folder. Give {option} the name of a file. Nothing was imported.");
    }

    private static string RejectsPathFor(List<SourceFile> files, ImportOptions options)
    {
        var name = files[0].Name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? files[0].Name[..^3] : files[0].Name;
        var path = options.RejectsPath ?? Path.ChangeExtension(name, ".rejects.csv");
        return files.Exists(file => Path.GetFullPath(file.Path) == Path.GetFullPath(path))
            ? throw new ImportException($"The rejects file {path} is one of the files to import. Give another name with --rejects.")
            : path;
    }

    private async Task RecordAsync(RegistryContext context, ImportSummary summary, DateTimeOffset started, CancellationToken cancellationToken)
    {
        context.ImportRuns.Add(new()
        {
            Source = summary.Source,
            Files = [.. summary.Files],
            StartedAt = started,
            FinishedAt = time.GetUtcNow(),
            RowsRead = summary.RowsRead,
            RowsStored = summary.RowsStored,
            RowsUnchanged = summary.RowsUnchanged,
            RowsRejected = summary.RowsRejected,
        });
        Alongside?.Invoke(context, summary);
        await context.SaveChangesAsync(cancellationToken);
    }
}
