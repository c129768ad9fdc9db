using Matchmaker.App.Registry;

namespace Matchmaker.App.Lists;

/// <summary>One actor of a list.</summary>
public sealed class CuratedListEntry
{
    public long Id { get; set; }

    public long ListId { get; set; }

    public CuratedList? List { get; set; }

    public long ActorId { get; set; }

    public Actor? Actor { get; set; }

    /// <summary>Why it is on the list.</summary>
    public string? Note { get; set; }

    public DateTimeOffset AddedAt { get; set; }
}
