namespace Matchmaker.App.Lists;

/// <summary>Actors that the secretariat has picked for a purpose: a forum's guests, a programme's long list.</summary>
public sealed class CuratedList
{
    public long Id { get; set; }

    public required string Name { get; set; }

    public string? Description { get; set; }

    /// <summary>Whether everybody sees it in the directory.</summary>
    public bool IsPublic { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public List<CuratedListEntry> Entries { get; set; } = [];
}
