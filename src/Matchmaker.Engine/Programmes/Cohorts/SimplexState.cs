namespace Matchmaker.Engine.Programmes.Cohorts;

/// <summary>How a linear program ended.</summary>
internal enum SimplexState
{
    Optimal,

    /// <summary>No point keeps all rows; <see cref="DualSimplex.Proof"/> tells which rows and columns show it.</summary>
    Infeasible,

    /// <summary>Nothing above what was asked for.</summary>
    BelowCutoff,

    /// <summary>Numbers too bad to go on. Bounds computed from prices hold all the same.</summary>
    Stuck,
}
