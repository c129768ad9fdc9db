namespace Matchmaker.App.Importing;

/// <summary>One import in the queue: who asked, its files, and its present state. Safe for several threads.</summary>
internal sealed class ImportTurn(Access.Caller caller, ImportSource source, string folder, IReadOnlyList<string> paths, ImportTicket ticket, CancellationToken ending)
    : IProgress<ImportProgress>, IDisposable
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _cancelling = CancellationTokenSource.CreateLinkedTokenSource(ending);

    public Access.Caller Caller => caller;

    public ImportSource Source => source;

    public IReadOnlyList<string> Paths => paths;

    /// <summary>Holds the uploaded files, and what comes of them.</summary>
    public string Folder => folder;

    public CancellationToken Cancelling => _cancelling.Token;

    public ImportTicket Ticket { get; private set; } = ticket;

    public void Report(ImportProgress value) => Change(now => now with { Progress = value });

    public void Change(Func<ImportTicket, ImportTicket> change)
    {
        lock (_lock) Ticket = change(Ticket);
    }

    /// <summary>Changes it unless it has finished already.</summary>
    public bool TryChange(Func<ImportTicket, ImportTicket> change)
    {
        lock (_lock)
        {
            if (Ticket.IsFinished) return false;
            Ticket = change(Ticket);
            return true;
        }
    }

    public void Cancel()
    {
        try
        {
            _cancelling.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has ended and been forgotten meanwhile.
        }
    }

    public void Dispose() => _cancelling.Dispose();
}
