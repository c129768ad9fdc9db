namespace Matchmaker.App.Lists;

/// <summary>A curated list among others.</summary>
public sealed record ListLine(long Id, string Name, string? Description, bool IsPublic, int Entries, DateTimeOffset UpdatedAt);
