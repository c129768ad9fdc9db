namespace Matchmaker.Engine.Programmes.Cohorts;

/// <summary>A part of the search: candidates decided on the way to it, the bound of where it was split off, and the basis to go on from.</summary>
internal sealed record CohortBranch(CohortBranch? Parent, int Candidate, bool IsIn, double Bound, int[] Basis, int Number)
{
    public int Depth { get; } = Parent is null ? 0 : Parent.Depth + 1;
}
