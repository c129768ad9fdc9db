namespace Matchmaker.Web.Api.Lists;

/// <summary>Where an actor is to stand on a list.</summary>
public sealed record ListPlaceForm
{
    /// <summary>Its place, from 1; beyond the end is the end.</summary>
    /// <example>1</example>
    public required int Place { get; init; }
}
