using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Matchmaker.App.Storage;

namespace Matchmaker.App.Search.Sqlite;

/// <summary>
/// The folder of a registry's index files. A file is never changed once it has its name, which holds its number and the beginning of its SHA-256: the
/// highest number serves, and a file whose content does not agree with its name is damaged.
/// </summary>
internal sealed partial class IndexFolder(string path)
{
    private const int DigestLength = 16;

    public string Path { get; } = path;

    /// <summary>Beside a SQLite registry; among the models of a PostgreSQL one, by its name.</summary>
    public static IndexFolder Of(RegistryDatabase database)
    {
        if (database.FilePath is { } file) return new(System.IO.Path.ChangeExtension(file, null) + ".search");
        return new(System.IO.Path.Combine(database.ModelsFolder, $"search-{database.ShortName}"));
    }

    /// <summary>The file with the highest number; null where there is none.</summary>
    public IndexFile? Newest() => Files().MaxBy(file => file.Version);

    /// <summary>A file to write a new index into, of no number yet.</summary>
    public string NewPath()
    {
        Directory.CreateDirectory(Path);
        return System.IO.Path.Combine(Path, $"{Guid.NewGuid():N}.new");
    }

    /// <summary>Gives a finished file its name, from when on it serves, and clears away what it replaces.</summary>
    public IndexFile Publish(string newPath)
    {
        var version = (Newest()?.Version ?? 0) + 1;
        var published = new IndexFile(System.IO.Path.Combine(Path, string.Create(CultureInfo.InvariantCulture, $"actors-{version:D6}-{Digest(newPath)}.index")), version);
        File.Move(newPath, published.Path, overwrite: true);
        foreach (var old in Directory.EnumerateFiles(Path).Where(file => file != published.Path && (file.EndsWith(".new", StringComparison.Ordinal) || NamePattern().IsMatch(System.IO.Path.GetFileName(file)))))
            Delete(old);
        return published;
    }

    /// <summary>Whether a file's content is what its name says.</summary>
    public static bool IsWhole(IndexFile file) => NamePattern().Match(System.IO.Path.GetFileName(file.Path)).Groups["digest"].Value == Digest(file.Path);

    /// <summary>The stamp of the registry that a file is known to hold; null where that is not known.</summary>
    public string? StampOf(IndexFile file)
    {
        try
        {
            return File.ReadAllLines(StampPath) is [var name, var stamp] && name == System.IO.Path.GetFileName(file.Path) ? stamp : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void WriteStamp(IndexFile file, string stamp)
    {
        var path = System.IO.Path.Combine(Path, $"{Guid.NewGuid():N}.new");
        File.WriteAllLines(path, [System.IO.Path.GetFileName(file.Path), stamp]);
        File.Move(path, StampPath, overwrite: true);
    }

    /// <summary>The right to write, which one process has at a time; null while another has it. Ends with the process that holds it.</summary>
    public FileStream? TryLock()
    {
        Directory.CreateDirectory(Path);
        try
        {
            return new(System.IO.Path.Combine(Path, "writing.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (e is not (DirectoryNotFoundException or FileNotFoundException))
        {
            return null;
        }
    }

    public static void Delete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Windows keeps it while somebody reads it; the next one to publish takes it away.
        }
    }

    private string StampPath => System.IO.Path.Combine(Path, "registry.stamp");

    private IEnumerable<IndexFile> Files()
    {
        if (!Directory.Exists(Path)) yield break;
        foreach (var file in Directory.EnumerateFiles(Path, "actors-*.index"))
            if (NamePattern().Match(System.IO.Path.GetFileName(file)) is { Success: true } match && int.TryParse(match.Groups["version"].ValueSpan, CultureInfo.InvariantCulture, out var version))
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
