namespace Matchmaker.App.Jobs;

/// <summary>Why a job runs.</summary>
public enum JobTrigger
{
    Schedule,
    Person,

    /// <summary>Something happened that gives it work.</summary>
    Event,

    /// <summary>Another try of a run that failed, or that ended with its process.</summary>
    Retry,
}
