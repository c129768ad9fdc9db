namespace Matchmaker.App.Programmes;

/// <summary>A team as the secretariat sees it.</summary>
/// <param name="Id">Its key.</param>
/// <param name="PlanId">The plan that it comes of.</param>
/// <param name="Title">What it is called.</param>
/// <param name="StartsAt">When it meets, where it does.</param>
/// <param name="EndsAt">Until when.</param>
/// <param name="Place">Where.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Rating">Mean of its members' ratings, 1 to 5; null without any.</param>
/// <param name="Members">Who is in it.</param>
public sealed record TeamLine(
    long Id, long? PlanId, string Title, DateTimeOffset? StartsAt, DateTimeOffset? EndsAt, string? Place, TeamOutcome Outcome, double? Rating, IReadOnlyList<TeamMate> Members);
