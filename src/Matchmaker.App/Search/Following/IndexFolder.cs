using Matchmaker.App.Storage;

namespace Matchmaker.App.Search.Following;

/// <summary>The folder of a registry's index: who may write there, and which state of the registry the index holds.</summary>
internal sealed class IndexFolder(string path)
{
    private const string Unfinished = ".new";

    public string Path { get; } = path;

    /// <summary>Beside a SQLite registry; among the models of a PostgreSQL one, by its name.</summary>
    public static IndexFolder Of(RegistryDatabase database)
    {
        if (database.FilePath is { } file) return new(System.IO.Path.ChangeExtension(file, null) + ".search");
        return new(System.IO.Path.Combine(database.ModelsFolder, $"search-{database.ShortName}"));
    }

    /// <summary>A path to write a new index to, of no number yet.</summary>
    public string NewPath()
    {
        Directory.CreateDirectory(Path);
        return System.IO.Path.Combine(Path, $"{Guid.NewGuid():N}{Unfinished}");
    }

    /// <summary>Whether a file or folder was never finished: only who has the right to write may take it away.</summary>
    public static bool IsUnfinished(string path) => path.EndsWith(Unfinished, StringComparison.Ordinal);

    /// <summary>The stamp of the registry that an index is known to hold; null where that is not known.</summary>
    /// <param name="name">Of the index, and no other state of it.</param>
    public string? StampOf(string name)
    {
        try
        {
            return File.ReadAllLines(StampPath) is [var held, var stamp] && held == name ? stamp : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void WriteStamp(string name, string stamp)
    {
        var path = NewPath();
        File.WriteAllLines(path, [name, stamp]);
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

    /// <summary>Takes a file or folder away if nobody has it open; else the next one to write does.</summary>
    public static void Delete(string path)
    {
        try
        {
            if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
            else File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Windows keeps it while somebody reads it.
        }
    }

    private string StampPath => System.IO.Path.Combine(Path, "registry.stamp");
}
