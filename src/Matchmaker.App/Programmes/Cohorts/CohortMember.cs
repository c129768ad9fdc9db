namespace Matchmaker.App.Programmes.Cohorts;

/// <summary>Somebody chosen.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Country">Code of its country.</param>
/// <param name="Helix">Code of its helix.</param>
/// <param name="Fit">Its own fit.</param>
/// <param name="Adds">What the line-up would lose without it, if nobody came in its place.</param>
/// <param name="Cost">What it takes of the budget.</param>
/// <param name="IsLocked">Whether it was settled beforehand.</param>
/// <param name="Brings">Topics and kinds that it adds something to, what adds most first.</param>
/// <param name="Fills">Quotas that would be broken without it.</param>
/// <param name="Why">The same in words.</param>
public sealed record CohortMember(
    string Id, string Name, string? Country, string? Helix, double Fit, double Adds, double Cost, bool IsLocked, IReadOnlyList<string> Brings, IReadOnlyList<string> Fills, string Why);
