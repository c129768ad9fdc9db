namespace Matchmaker.App.Jobs;

/// <summary>Where a piece of background work stands.</summary>
public enum WorkState
{
    Waiting,
    Running,
    Done,
    Failed,
    Cancelled,
}
