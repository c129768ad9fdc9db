namespace Matchmaker.App.Storage;

/// <summary>
/// A folder that one process works in for as long as it lives. A lock tells: it ends with the process, also with one that is killed, and whoever finds a folder without its holder may take it over.
/// </summary>
internal sealed class HeldFolder : IDisposable
{
    private const string LockEnding = ".lock";
    private const int MostTries = 10;

    private readonly string _all;
    private readonly FileStream _lock;

    private HeldFolder(string all, FileStream held)
    {
        (_all, _lock) = (all, held);
        Path = held.Name[..^LockEnding.Length];
    }

    public string Path { get; }

    /// <summary>Whether what lies in it is left to the next holder; otherwise it goes when this is disposed.</summary>
    public bool IsKept { get; set; }

    /// <summary>A new one.</summary>
    /// <param name="all">The folder that such folders lie in.</param>
    /// <exception cref="IOException">It cannot be made.</exception>
    public static HeldFolder Create(string all)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                // The lock comes first, so that a folder without a held one is known to be abandoned.
                Directory.CreateDirectory(all);
                var made = new HeldFolder(all, Hold(System.IO.Path.Combine(all, $"{Guid.NewGuid():N}{LockEnding}")));
                Directory.CreateDirectory(made.Path);
                return made;
            }
            catch (IOException) when (attempt < MostTries && !File.Exists(all))
            {
                // Another process cleared away in the very moment.
            }
        }
    }

    /// <summary>Those whose processes have ended: now held by this one.</summary>
    public static IReadOnlyList<HeldFolder> TakeAbandoned(string all)
    {
        if (!Directory.Exists(all)) return [];
        var taken = new List<HeldFolder>();
        try
        {
            foreach (var path in Directory.EnumerateDirectories(all).Concat(Directory.EnumerateFiles(all, $"*{LockEnding}").Select(path => path[..^LockEnding.Length])).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList())
                if (TryHold(path + LockEnding) is { } held) taken.Add(new(all, held));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The folder has gone meanwhile, or is closed to us: there is nothing more to take.
        }

        return taken;
    }

    public void Dispose()
    {
        if (!IsKept) Delete(() => Directory.Delete(Path, recursive: true));
        _lock.Dispose();
        Delete(() => Directory.Delete(_all));
    }

    private static FileStream? TryHold(string path)
    {
        try
        {
            return Hold(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static FileStream Hold(string path) => new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);

    private static void Delete(Action delete)
    {
        try
        {
            delete();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is gone already, others work there, or somebody still reads: the next one clears it away.
        }
    }
}
