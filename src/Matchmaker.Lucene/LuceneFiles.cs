using System.Globalization;
using System.Text.RegularExpressions;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Index;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Util;
using Matchmaker.App.Search;
using Matchmaker.App.Search.Following;
using Matchmaker.App.Storage;

namespace Matchmaker.Lucene;

/// <summary>
/// A registry's Lucene indexes: a folder each, the highest number serves. Changes are committed to it; an index from nothing is built in a folder of its
/// own, which gets its name once it is whole. What is damaged or of another version is left as it is until another one serves.
/// </summary>
internal sealed partial class LuceneFiles(RegistryDatabase database, IndexFolder folder, TimeProvider time) : IIndexFiles<LuceneReader>
{
    // No index is committed to as often; a higher number is of a file that somebody else put there.
    private const int MostCommits = 1_000_000;

    // What was found damaged is kept under this name once another serves, for who wants to know what befell it; the latest alone.
    private const string SetAside = "damaged";

    private string? _damaged;

    public IndexFolder Folder { get; } = folder;

    /// <inheritdoc/>
    public Newest<LuceneReader> OpenNewest(LuceneReader? serving)
    {
        if (NewestGeneration() is not { } newest) return new(null, "there was no index yet");
        try
        {
            if (serving is not null && serving.Generation == newest && serving.Name == LuceneReader.NameOf(newest, LastCommit(newest))) return default;
            return new(LuceneReader.Open(newest, serving), null);
        }
        catch (OtherVersionException e)
        {
            return new(null, e.Message);
        }
        catch (IndexDamagedException)
        {
            NoteDamage(newest);
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<(IndexChange Change, LuceneReader Next)> WriteAllAsync(string reason, CancellationToken cancellationToken)
    {
        var path = Folder.NewPath();
        try
        {
            var count = 0;
            await WriteAsync(path, async writer =>
            {
                using var document = new ActorDocument();
                await foreach (var actor in RegistryActors.ReadAsync(database, null, cancellationToken))
                {
                    writer.AddDocument(document.Of(actor, new(actor)));
                    count++;
                }

                // One segment is the fastest to search.
                writer.ForceMerge(1);
            });
            return (new(count, 0, 0, reason), LuceneReader.Open(Publish(path), null));
        }
        finally
        {
            IndexFolder.Delete(path);
        }
    }

    /// <inheritdoc/>
    public async Task<(IndexChange Change, LuceneReader? Next)> WriteDifferenceAsync(LuceneReader served, IReadOnlySet<long>? changed, CancellationToken cancellationToken)
    {
        var difference = new IndexDifference(served.Ids, served.Fingerprints, changed);
        await foreach (var actor in RegistryActors.ReadAsync(database, changed, cancellationToken)) difference.Take(actor);
        var change = difference.Finish();
        if (change.IsNone) return (change, null);
        try
        {
            await WriteAsync(served.Generation.Path, writer =>
            {
                foreach (var id in difference.Outdated) writer.DeleteDocuments(new Term(ActorFields.Key, ActorDocument.KeyOf(id)));
                using var document = new ActorDocument();
                foreach (var (actor, profile) in difference.Written) writer.AddDocument(document.Of(actor, profile));
                return Task.CompletedTask;
            });
        }
        catch (Exception e) when (!served.IsWhole())
        {
            NoteDamage(served.Generation);
            throw new IndexDamagedException(e.Message, e);
        }

        return (change, LuceneReader.Open(served.Generation, served));
    }

    private Task<bool> WriteAsync(string path, Func<IndexWriter, Task> write) => FileLimit.RunAsync(async () =>
    {
        using var directory = new IndexDirectory(path);
        using var writer = NewWriter(directory);
        try
        {
            await write(writer);

            // What is to be merged is merged before the commit: closing would make another of it.
            writer.Flush(triggerMerge: true, applyAllDeletes: true);
            writer.SetCommitData(CommitNote.Of(time.GetUtcNow()));
            writer.Commit();
            return true;
        }
        catch
        {
            // Half a change is none: disposing would commit it.
            writer.Rollback();
            throw;
        }
    });

    // Merging goes on in the same thread, so that whatever befalls it is told here. Files are not packed into one: each keeps its own sum.
    private static IndexWriter NewWriter(IndexDirectory directory) => new(directory, new(LuceneVersion.LUCENE_48, new KeywordAnalyzer())
    {
        Similarity = new BM25Similarity(),
        MergeScheduler = new SerialMergeScheduler(),
        MergePolicy = new TieredMergePolicy { NoCFSRatio = 0, SegmentsPerTier = 4, MaxMergeAtOnce = 4 },
        UseCompoundFile = false,
        RAMBufferSizeMB = 48,
    });

    private IndexGeneration Publish(string path)
    {
        var number = Generations().Select(generation => generation.Number + (int)Math.Clamp(LastCommit(generation), 1, MostCommits)).DefaultIfEmpty(1).Max();
        var published = new IndexGeneration(Path.Combine(Folder.Path, string.Create(CultureInfo.InvariantCulture, $"actors-{number:D6}")), number);
        Directory.Move(path, published.Path);
        foreach (var old in Directory.EnumerateFileSystemEntries(Folder.Path).Where(old => old != published.Path && (IndexFolder.IsUnfinished(old) || NamePattern().IsMatch(Path.GetFileName(old)))))
            Retire(old);
        _damaged = null;
        return published;
    }

    /// <summary>An index is damaged: it is set aside when another serves.</summary>
    public void NoteDamage(IndexGeneration generation) => _damaged = generation.Path;

    private void Retire(string old)
    {
        if (old == _damaged)
        {
            var kept = Path.Combine(Folder.Path, SetAside);
            IndexFolder.Delete(kept);
            try
            {
                Directory.Move(old, kept);
                return;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Somebody has it open: then it goes as the others do.
            }
        }

        IndexFolder.Delete(old);
    }

    private IndexGeneration? NewestGeneration() => Generations().MaxBy(generation => generation.Number);

    private IEnumerable<IndexGeneration> Generations()
    {
        if (!Directory.Exists(Folder.Path)) yield break;
        foreach (var path in Directory.EnumerateFileSystemEntries(Folder.Path, "actors-*"))
            if (NamePattern().Match(Path.GetFileName(path)) is { Success: true } match && int.TryParse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture, out var number))
                yield return new(path, number);
    }

    // By the names of the files alone: what is in them may be damaged. A name that is none of Lucene's is for it to stumble over when it opens the index.
    private static long LastCommit(IndexGeneration generation)
    {
        try
        {
            return Directory.Exists(generation.Path) ? SegmentInfos.GetLastCommitGeneration(Directory.GetFiles(generation.Path).Select(file => Path.GetFileName(file)!).ToArray()) : 0;
        }
        catch (Exception e) when (e is FormatException or OverflowException or ArgumentException)
        {
            return 0;
        }
    }

    [GeneratedRegex("^actors-(?<number>[0-9]{6,9})$")]
    private static partial Regex NamePattern();
}
