namespace Matchmaker.Web.Api.Lists;

/// <summary>An actor to put on a list.</summary>
public sealed record ListEntryForm
{
    /// <summary>Key of the actor.</summary>
    /// <example>42</example>
    public required long ActorId { get; init; }

    /// <summary>Why it is on the list; not for the public.</summary>
    /// <example>Spoke at last year's forum</example>
    public string? Note { get; init; }
}
