namespace Matchmaker.Web.Api.Programmes;

/// <summary>What publishing brought about.</summary>
public sealed record CohortPublishedResource
{
    /// <summary>How many actors were told.</summary>
    /// <example>42</example>
    public required int Told { get; init; }
}
