namespace Matchmaker.App.Jobs;

/// <summary>A piece of work in hand: what it does, how it stands, and the way to stop it.</summary>
internal sealed class WorkTurn(WorkItem item, Func<IProgress<WorkStep>, CancellationToken, Task<string?>> work, Action changed, CancellationToken ending) : IProgress<WorkStep>, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _cancelling = CancellationTokenSource.CreateLinkedTokenSource(ending);
    private DateTime _told;
    private WorkItem _item = item;

    public WorkItem Item
    {
        get
        {
            lock (_lock) return _item;
        }
    }

    public CancellationToken Cancelling => _cancelling.Token;

    public Task<string?> RunAsync() => work(this, _cancelling.Token);

    public void Change(Func<WorkItem, WorkItem> change)
    {
        lock (_lock) _item = change(_item);
        changed();
    }

    /// <summary>Keeps every step, and tells of them a few times a second.</summary>
    public void Report(WorkStep value)
    {
        lock (_lock)
        {
            var isNew = _item.Step?.What != value.What;
            _item = _item with { Step = value };
            if (!isNew && DateTime.UtcNow - _told < Pause) return;
            _told = DateTime.UtcNow;
        }

        changed();
    }

    public void Cancel() => _cancelling.Cancel();

    public void Dispose() => _cancelling.Dispose();
}
