namespace Matchmaker.Engine.Programmes.Cohorts;

/// <summary>A quota: how many of some candidates are chosen. Groups may overlap in any way.</summary>
/// <param name="Members">Indices of candidates, each once.</param>
/// <param name="AtLeast">At least so many of them; 0 asks for nothing.</param>
/// <param name="AtMost">At most so many; <see cref="int.MaxValue"/> sets no limit.</param>
public sealed record CohortGroup(IReadOnlyList<int> Members, int AtLeast, int AtMost = int.MaxValue);
