namespace Matchmaker.App.Programmes;

/// <summary>A team that an actor is in, as itself sees it.</summary>
public sealed record OwnTeam(
    long Id, long ProgrammeId, string Programme, string Title, PlanKind? Kind, DateTimeOffset? StartsAt, DateTimeOffset? EndsAt, string? Place, TeamOutcome Outcome, TeamAnswer Answer, int? Rating, IReadOnlyList<TeamMate> Members);
