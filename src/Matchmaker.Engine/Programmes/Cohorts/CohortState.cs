namespace Matchmaker.Engine.Programmes.Cohorts;

/// <summary>How far the search came.</summary>
public enum CohortState
{
    /// <summary>No cohort is worth more, up to rounding.</summary>
    Best,

    /// <summary>A cohort with its bound, and effort used up or the wanted gap reached.</summary>
    WithinGap,

    /// <summary>No cohort keeps all limits; proven.</summary>
    Infeasible,

    /// <summary>None was found before the effort was used up, and that there is none is not proven.</summary>
    Unknown,
}
