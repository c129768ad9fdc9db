namespace Matchmaker.App.Programmes;

/// <summary>A plan in a list.</summary>
public sealed record PlanLine(long Id, PlanKind Kind, string Name, DateTimeOffset? SolvedAt, DateTimeOffset? PublishedAt, DateTimeOffset UpdatedAt);
