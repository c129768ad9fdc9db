namespace Matchmaker.Web.Api.Programmes;

/// <summary>Which consortium of a plan to publish.</summary>
public sealed record ConsortiumPublicationForm
{
    /// <summary>Its place among those found, from 1.</summary>
    /// <example>1</example>
    public required int Rank { get; init; }

    /// <summary>What to write to its members.</summary>
    /// <example>We think that you would do this well together.</example>
    public string? Message { get; init; }
}
