namespace Matchmaker.App.Pushing;

/// <summary>Tells the pages of this process at once that somebody has something new to read; those of other nodes see it when they next look. Safe for several threads.</summary>
public sealed class PushBell
{
    /// <summary>Told the account. Called from any thread.</summary>
    public event Action<long>? Rang;

    public void Ring(long accountId) => Rang?.Invoke(accountId);
}
