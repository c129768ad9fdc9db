namespace Matchmaker.App.Collaborations;

/// <summary>A collaboration that is to be added.</summary>
public sealed record NewCollaboration
{
    /// <summary>Code of <see cref="CollaborationKind"/>.</summary>
    public required string Kind { get; init; }

    public required string Title { get; init; }

    public string? Text { get; init; }

    public DateOnly? StartDate { get; init; }

    public DateOnly? EndDate { get; init; }

    public IReadOnlyList<string> Sectors { get; init; } = [];

    public required IReadOnlyList<NewParticipant> Participants { get; init; }
}
