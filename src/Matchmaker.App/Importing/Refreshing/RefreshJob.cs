using System.Globalization;
using Matchmaker.App.Jobs;
using Matchmaker.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Importing.Refreshing;

/// <summary>Reads each of the registry's sources again, and imports those that have changed. One that cannot be read keeps none of the others from it.</summary>
public sealed class RefreshJob(RegistryDatabase database, SourceReader reader) : IJob
{
    /// <summary>The name of the job.</summary>
    public const string Name = "refresh";

    public JobDefinition Definition { get; } = new(Name, "0 0 1 ? * SUN") { MostAttempts = 3, FirstWait = TimeSpan.FromMinutes(15) };

    public async Task<JobResult> RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        List<RegistrySource> sources;
        await using (var registry = database.CreateDbContext())
            sources = await registry.RegistrySources.AsNoTracking().Where(source => !source.IsPaused).OrderBy(source => source.Id).ToListAsync(cancellationToken);
        var (stored, failed) = (0L, new List<string>());
        foreach (var source in sources)
        {
            context.Report($"Reading {source.Name}");
            var (rows, outcome) = await RefreshAsync(source, context, cancellationToken);
            stored += rows ?? 0;
            context.Log($"{source.Name}: {outcome}");
            if (rows is null) failed.Add($"{source.Name}: {outcome}");
        }

        if (failed.Count > 0) throw new ImportException(string.Join(' ', failed));
        return new(sources.Count == 0 ? "There is no source to refresh from. Set one on the page Imports." : $"{sources.Count:N0} sources read, {stored:N0} rows added or changed.")
        {
            Counts = new Dictionary<string, long> { ["sources"] = sources.Count, ["rows"] = stored },
        };
    }

    /// <returns>How many rows were stored, null where it went wrong; and what came of it in a sentence.</returns>
    private async Task<(long? Rows, string Outcome)> RefreshAsync(RegistrySource source, JobContext context, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("matchmaker-refresh-").FullName;
        (long? Rows, string Outcome) ended;
        var read = default(ReadSource);
        try
        {
            read = await reader.ReadAsync(source, folder, cancellationToken);
            ended = read is null || read.Hash == source.Hash ? (0, "Nothing new.") : await ImportAsync(source, read, folder, context, cancellationToken);
        }
        catch (ExplainedException e)
        {
            (read, ended) = (null, (null, e.Message));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        await NoteAsync(source.Id, read, ended, context, cancellationToken);
        return ended;
    }

    private async Task<(long?, string)> ImportAsync(RegistrySource source, ReadSource read, string folder, JobContext context, CancellationToken cancellationToken)
    {
        var format = ImportSource.All.FirstOrDefault(one => one.Name == source.Format) ?? throw new ImportException($"There is no format '{source.Format}'.");
        var options = new ImportOptions { SkipBadRows = source.SkipBadRows, RejectsPath = Path.Combine(folder, "rejects.csv") };
        context.Report($"Importing {source.Name}");
        var summary = await new RegistryImport(database, database.Time).RunAsync(format, [read.Path], options, null, cancellationToken);
        if (summary.RowsRejected > 0 && File.Exists(options.RejectsPath))
            foreach (var line in File.ReadLines(options.RejectsPath!).Take(20)) context.Log(line);
        return (summary.RowsStored, string.Create(CultureInfo.InvariantCulture, $"{summary.RowsStored:N0} rows added or changed, {summary.RowsUnchanged:N0} as before, {summary.RowsRejected:N0} left out."));
    }

    private async Task NoteAsync(long id, ReadSource? read, (long? Rows, string Outcome) ended, JobContext context, CancellationToken cancellationToken)
    {
        await using var registry = database.CreateDbContext();
        await using var change = await registry.Database.BeginTransactionAsync(cancellationToken);
        await context.RequireLeaseAsync(registry, cancellationToken);
        if (await registry.RegistrySources.SingleOrDefaultAsync(one => one.Id == id, cancellationToken) is { } source)
        {
            (source.ReadAt, source.HasFailed) = (database.Time.GetUtcNow(), ended.Rows is null);
            source.Outcome = ended.Outcome.Length > RegistryRules.ReasonLength ? ended.Outcome[..RegistryRules.ReasonLength] : ended.Outcome;
            if (read is not null) (source.Hash, source.Tag) = (read.Hash, read.Tag is { Length: <= RegistryRules.NameLength } tag ? tag : null);
            await registry.SaveChangesAsync(cancellationToken);
        }

        await change.CommitAsync(cancellationToken);
    }
}
