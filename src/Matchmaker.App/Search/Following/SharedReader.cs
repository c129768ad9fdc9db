namespace Matchmaker.App.Search.Following;

/// <summary>One state of an index, opened for reading. Goes away when it is retired and nobody is using it any more.</summary>
internal abstract class SharedReader : IDisposable
{
    private readonly Lock _lock = new();
    private int _users = 1;

    /// <summary>What tells this state of the index from every other one.</summary>
    public abstract string Name { get; }

    public abstract IndexState State { get; }

    /// <summary>Whether it may be used until <see cref="Leave"/>; false once it is gone.</summary>
    public bool TryEnter()
    {
        lock (_lock)
        {
            if (_users == 0) return false;
            _users++;
            return true;
        }
    }

    /// <summary>Ends a use; the first one, which opening began, is ended by who retires it.</summary>
    public void Leave()
    {
        lock (_lock)
        {
            if (--_users == 0) Close();
        }
    }

    public void Dispose() => Leave();

    /// <summary>Called once, when nobody uses it any more.</summary>
    protected abstract void Close();
}
