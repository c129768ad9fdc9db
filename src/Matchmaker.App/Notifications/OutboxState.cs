namespace Matchmaker.App.Notifications;

/// <summary>Where something stands that leaves the house.</summary>
public enum OutboxState
{
    Waiting,
    Sent,

    /// <summary>Given up: refused for good, or tried often enough.</summary>
    Failed,
}
