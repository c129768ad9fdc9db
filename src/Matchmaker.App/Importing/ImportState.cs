namespace Matchmaker.App.Importing;

/// <summary>Where an import stands that waits its turn.</summary>
public enum ImportState
{
    Waiting,
    Running,
    Done,

    /// <summary>It ended with a problem; the registry is as it was.</summary>
    Failed,

    /// <summary>It was cancelled; the registry is as it was.</summary>
    Cancelled,
}
