namespace Matchmaker.Engine.Programmes.Cohorts;

/// <summary>What can stand against a cohort.</summary>
public enum CohortLimitKind
{
    /// <summary>The lower limit of a group.</summary>
    GroupAtLeast,

    /// <summary>The upper limit of a group.</summary>
    GroupAtMost,

    /// <summary>The budget.</summary>
    Budget,

    /// <summary>The least number of places to be filled.</summary>
    LeastPlaces,

    /// <summary>The number of places.</summary>
    MostPlaces,

    /// <summary>A candidate that is locked.</summary>
    Locked,

    /// <summary>A pair in conflict.</summary>
    Conflict,
}
