namespace Matchmaker.Web.Api.Introductions;

/// <summary>A question for an introduction.</summary>
public sealed record AskForm
{
    /// <summary>Key of the actor to meet.</summary>
    /// <example>42</example>
    public required long PartnerId { get; init; }

    /// <summary>What to say to it.</summary>
    /// <example>We make a series of twelve episodes, and look for a partner in Bangkok.</example>
    public string? Message { get; init; }

    /// <summary>Key of a common partner who introduces the two.</summary>
    /// <example>23</example>
    public long? IntroducerId { get; init; }

    /// <summary>The model that suggested the partner; goes with rank.</summary>
    /// <example>20261122-003000</example>
    public string? Model { get; init; }

    /// <summary>The place at which the suggestion stood, from 1.</summary>
    /// <example>1</example>
    public int? Rank { get; init; }
}
