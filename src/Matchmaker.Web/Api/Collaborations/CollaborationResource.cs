namespace Matchmaker.Web.Api.Collaborations;

/// <summary>What several actors did together.</summary>
public sealed record CollaborationResource
{
    /// <summary>Its key.</summary>
    /// <example>301</example>
    public required long Id { get; init; }

    /// <summary>What it was: co-production, research-project, mentoring, training, licence, supply, funding, event or other.</summary>
    /// <example>co-production</example>
    public required string Kind { get; init; }

    /// <summary>Its title, where it has one.</summary>
    /// <example>Twelve tales, one river</example>
    public string? Title { get; init; }

    /// <summary>What it was about.</summary>
    /// <example>A series made in Cebu and Bangkok</example>
    public string? Text { get; init; }

    /// <summary>When it began.</summary>
    /// <example>2024-02-01</example>
    public DateOnly? StartDate { get; init; }

    /// <summary>When it ended.</summary>
    /// <example>2025-06-30</example>
    public DateOnly? EndDate { get; init; }

    /// <summary>Codes of its sectors.</summary>
    /// <example>["animation"]</example>
    public required IReadOnlyList<string> Sectors { get; init; }

    /// <summary>What another register calls it.</summary>
    /// <example>example:film-1</example>
    public string? ExternalId { get; init; }

    /// <summary>Who took part.</summary>
    public required IReadOnlyList<ParticipantResource> Participants { get; init; }
}
