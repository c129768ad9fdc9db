namespace Matchmaker.Web.Api.Search;

/// <summary>What somebody who types may be about to write.</summary>
public sealed record CompletionResource
{
    /// <summary>The name of an actor, or a term of a taxonomy.</summary>
    /// <example>Example Animation Studio</example>
    public required string Text { get; init; }

    /// <summary>Key of the actor; null for a term.</summary>
    /// <example>17</example>
    public long? ActorId { get; init; }
}
