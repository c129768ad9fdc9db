namespace Matchmaker.App.Programmes.Cohorts;

/// <summary>Somebody not chosen.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Country">Code of its country.</param>
/// <param name="Helix">Code of its helix.</param>
/// <param name="Fit">Its own fit.</param>
/// <param name="WouldAdd">What it would add to the line-up as one more.</param>
/// <param name="Cost">What it would take of the budget.</param>
/// <param name="IsForbidden">Whether it was ruled out beforehand.</param>
/// <param name="CostsAtLeast">What any line-up with it is worth less than this one at least; proven by the prices of the relaxation.</param>
/// <param name="InsteadOf">The id of the one whose place it could take at the least loss with all limits kept; null where it could take nobody's.</param>
/// <param name="InsteadOfName">That one's name.</param>
/// <param name="Difference">What the line-up would be worth more (or, below 0, less) after that swap.</param>
/// <param name="Why">What stands against it, in words.</param>
public sealed record CohortPassed(
    string Id, string Name, string? Country, string? Helix, double Fit, double WouldAdd, double Cost, bool IsForbidden, double CostsAtLeast, string? InsteadOf, string? InsteadOfName, double Difference, string Why);
