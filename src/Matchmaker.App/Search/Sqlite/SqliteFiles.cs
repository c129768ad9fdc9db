using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Matchmaker.App.Search.Following;
using Matchmaker.App.Storage;

namespace Matchmaker.App.Search.Sqlite;

/// <summary>
/// A registry's index files. A file is never changed once it has its name, which holds its number and the beginning of its SHA-256: the highest
/// number serves, and a file whose content does not agree with its name is damaged.
/// </summary>
internal sealed partial class SqliteFiles(RegistryDatabase database, IndexFolder folder, TimeProvider time) : IIndexFiles<IndexReader>
{
    private const int DigestLength = 16;

    // After so many parts of the actors have changed it is worth tidying up.
    private const int DriftPart = 4;

    public IndexFolder Folder { get; } = folder;

    /// <inheritdoc/>
    public Newest<IndexReader> OpenNewest(IndexReader? serving)
    {
        if (NewestFile() is not { } newest) return new(null, "there was no index yet");
        if (serving is not null && serving.File == newest) return default;
        var reader = IndexReader.Open(newest);
        if (reader.Format == IndexFormat.Current) return new(reader, null);
        reader.Dispose();
        return new(null, "the index was written by another version");
    }

    /// <inheritdoc/>
    public async Task<(IndexChange Change, IndexReader Next)> WriteAllAsync(string reason, CancellationToken cancellationToken)
    {
        var path = Folder.NewPath();
        try
        {
            var rows = new List<ActorRow>();
            using (var writer = new IndexWriter(path, isNew: true))
            {
                await foreach (var actor in RegistryActors.ReadAsync(database, null, cancellationToken))
                {
                    var profile = new StoredProfile(actor);
                    writer.Put(actor, profile.Json);
                    rows.Add(ActorRow.Of(actor, profile.Fingerprint));
                }

                writer.Finish(ActorColumns.Build(rows), drift: 0, time.GetUtcNow());
            }

            return (new(rows.Count, 0, 0, reason), IndexReader.Open(Publish(path)));
        }
        finally
        {
            IndexFolder.Delete(path);
        }
    }

    /// <inheritdoc/>
    public async Task<(IndexChange Change, IndexReader? Next)> WriteDifferenceAsync(IndexReader served, IReadOnlySet<long>? changed, CancellationToken cancellationToken)
    {
        var before = served.Columns;
        var difference = new IndexDifference(before.Ids, before.Fingerprints, changed);
        await foreach (var actor in RegistryActors.ReadAsync(database, changed, cancellationToken)) difference.Take(actor);
        var change = difference.Finish();
        if (change.IsNone) return (change, null);
        var path = Folder.NewPath();
        try
        {
            File.Copy(served.File.Path, path);
            var columns = ActorColumns.Build([.. difference.Now.Select(actor => actor.Written is { } written ? ActorRow.Of(written.Actor, written.Profile.Fingerprint) : before.Row(actor.Slot))]);
            using (var writer = new IndexWriter(path, isNew: false))
            {
                foreach (var id in difference.Outdated) writer.Remove(id);
                foreach (var (actor, profile) in difference.Written) writer.Put(actor, profile.Json);
                var drift = served.Drift + change.Added + change.Changed + change.Removed;
                writer.Finish(columns, drift > columns.Count / DriftPart ? 0 : drift, time.GetUtcNow());
            }

            return (change, IndexReader.Open(Publish(path)));
        }
        finally
        {
            IndexFolder.Delete(path);
        }
    }

    /// <summary>Gives a finished file its name, from when on it serves, and clears away what it replaces.</summary>
    public IndexFile Publish(string newPath)
    {
        var version = (NewestFile()?.Version ?? 0) + 1;
        var published = new IndexFile(Path.Combine(Folder.Path, string.Create(CultureInfo.InvariantCulture, $"actors-{version:D6}-{Digest(newPath)}.index")), version);
        File.Move(newPath, published.Path, overwrite: true);
        foreach (var old in Directory.EnumerateFiles(Folder.Path).Where(file => file != published.Path && (IndexFolder.IsUnfinished(file) || NamePattern().IsMatch(Path.GetFileName(file)))))
            IndexFolder.Delete(old);
        return published;
    }

    /// <summary>Whether a file's content is what its name says.</summary>
    public static bool IsWhole(IndexFile file) => NamePattern().Match(Path.GetFileName(file.Path)).Groups["digest"].Value == Digest(file.Path);

    private IndexFile? NewestFile() => Files().MaxBy(file => file.Version);

    private IEnumerable<IndexFile> Files()
    {
        if (!Directory.Exists(Folder.Path)) yield break;
        foreach (var file in Directory.EnumerateFiles(Folder.Path, "actors-*.index"))
            if (NamePattern().Match(Path.GetFileName(file)) is { Success: true } match && int.TryParse(match.Groups["version"].ValueSpan, CultureInfo.InvariantCulture, out var version))
                yield return new(file, version);
    }

    private static string Digest(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16);
        return Convert.ToHexStringLower(SHA256.HashData(stream))[..DigestLength];
    }

    [GeneratedRegex("^actors-(?<version>[0-9]{6,9})-(?<digest>[0-9a-f]{16})\\.index$")]
    private static partial Regex NamePattern();
}
