namespace Matchmaker.Web.Api.Collaborations;

/// <summary>A collaboration that is told.</summary>
public sealed record CollaborationForm
{
    /// <summary>What it was: co-production, research-project, mentoring, training, licence, supply, funding, event or other.</summary>
    /// <example>co-production</example>
    public required string Kind { get; init; }

    /// <summary>Its title.</summary>
    /// <example>Twelve tales, one river</example>
    public required string Title { get; init; }

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
    public IReadOnlyList<string> Sectors { get; init; } = [];

    /// <summary>Who took part: at least two actors, the one it is told for among them.</summary>
    public required IReadOnlyList<ParticipantForm> Participants { get; init; }
}
