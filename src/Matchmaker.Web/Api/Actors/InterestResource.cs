namespace Matchmaker.Web.Api.Actors;

/// <summary>Something that an actor offers or needs: a tag, its own words, or both.</summary>
public sealed record InterestResource
{
    /// <summary>Code of the taxonomy of offers and needs.</summary>
    /// <example>co-production</example>
    public string? Tag { get; init; }

    /// <summary>The actor's own words.</summary>
    /// <example>A partner abroad for a series of twelve episodes</example>
    public string? Text { get; init; }
}
