namespace Matchmaker.App.Lists;

/// <summary>A curated list with its actors in their order.</summary>
public sealed record ListView(long Id, string Name, string? Description, bool IsPublic, DateTimeOffset UpdatedAt, IReadOnlyList<ListEntryView> Entries);
