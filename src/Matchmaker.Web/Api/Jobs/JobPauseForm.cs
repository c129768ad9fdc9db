namespace Matchmaker.Web.Api.Jobs;

/// <summary>Whether a job's moments pass by.</summary>
public sealed record JobPauseForm
{
    /// <summary>true: it waits until somebody lets it run again; a run that is asked for runs all the same.</summary>
    /// <example>true</example>
    public required bool IsPaused { get; init; }
}
