using System.Text.Json;
using Matchmaker.App.Access;
using Matchmaker.App.Storage;

namespace Matchmaker.App.Importing;

/// <summary>
/// Where uploaded files lie until their turn has come, and what is known of each import beside them: the next program on this machine goes on where one has ended. A folder belongs to one process at a time.
/// Safe for several threads.
/// </summary>
internal sealed class ImportShelf(string all) : IDisposable
{
    private const string TicketName = "ticket.json";

    private readonly Lock _lock = new();
    private readonly List<HeldFolder> _held = [];

    /// <summary>Beside a SQLite registry; among the models of a PostgreSQL one, by its name.</summary>
    public static string FolderOf(RegistryDatabase database) =>
        database.FilePath is { } file ? Path.ChangeExtension(file, null) + ".imports" : Path.Combine(database.ModelsFolder, $"imports-{database.ShortName}");

    /// <summary>Where an import's files go.</summary>
    /// <exception cref="IOException">Nothing can be written there.</exception>
    public string FolderFor(string id)
    {
        lock (_lock)
        {
            if (_held.Count == 0) _held.Add(HeldFolder.Create(all));
            return Path.Combine(_held[0].Path, id);
        }
    }

    /// <summary>Takes over what programs have left that ended, in the order it was asked for.</summary>
    /// <param name="ending">Cancelled when this program ends.</param>
    public IReadOnlyList<ImportTurn> Restore(CancellationToken ending)
    {
        lock (_lock)
        {
            _held.AddRange(HeldFolder.TakeAbandoned(all));
            var folders = _held.Where(one => Directory.Exists(one.Path)).SelectMany(one => Directory.GetDirectories(one.Path));
            return [.. folders.Select(folder => Read(folder, ending)).OfType<ImportTurn>().OrderBy(turn => turn.Ticket.AskedAt).ThenBy(turn => turn.Ticket.Id, StringComparer.Ordinal)];
        }
    }

    /// <summary>Writes down how an import stands: whole, or as before.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Save(ImportTurn turn, ImportTicket ticket)
    {
        var path = Path.Combine(turn.Folder, TicketName);
        var stored = new StoredTurn(ticket with { Progress = null }, turn.Caller.AccountId, turn.Caller.Key?.Id, turn.Caller.Address);
        using (var file = new FileStream(path + ".new", FileMode.Create, FileAccess.Write, FileShare.None))
        {
            JsonSerializer.Serialize(file, stored);
            file.Flush(flushToDisk: true);
        }

        File.Move(path + ".new", path, overwrite: true);
    }

    public static void Forget(string folder)
    {
        try
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is only room.
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var held in _held)
            {
                held.IsKept = Directory.Exists(held.Path) && Directory.EnumerateDirectories(held.Path).Any();
                held.Dispose();
            }

            _held.Clear();
        }
    }

    // What has no readable ticket was still being sent when the program ended: whoever sent it was told of no success.
    private static ImportTurn? Read(string folder, CancellationToken ending)
    {
        try
        {
            using var file = File.OpenRead(Path.Combine(folder, TicketName));
            if (JsonSerializer.Deserialize<StoredTurn>(file) is { } stored && ImportSource.All.FirstOrDefault(one => one.Name == stored.Ticket.Source) is { } source)
                return new(stored.ToCaller(), source, folder, [.. stored.Ticket.Files.Select(name => Path.Combine(folder, name))], stored.Ticket, ending);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            // As good as none.
        }

        Forget(folder);
        return null;
    }

    private sealed record StoredTurn(ImportTicket Ticket, long? AccountId, long? KeyId, string? Address)
    {
        // For the audit log: it was allowed when it was asked for, and nothing else is done in this name.
        public Caller ToCaller() => new() { Name = Ticket.AskedBy, AccountId = AccountId, Address = Address, Key = KeyId is { } key ? new(key, null, []) : null };
    }
}
