namespace Matchmaker.Engine.Programmes.Assignment;

/// <summary>What an assignment is to be best at.</summary>
public enum AssignmentMode
{
    /// <summary>The highest sum of fits; who fits nobody well may go without.</summary>
    HighestTotal,

    /// <summary>As many rows as possible with at least one column, and among those assignments the highest sum of fits.</summary>
    EveryonePlaced,

    /// <summary>No row and column that are not together would both rather be: deferred acceptance with the rows proposing, the best stable assignment for each of them.</summary>
    Stable,
}
