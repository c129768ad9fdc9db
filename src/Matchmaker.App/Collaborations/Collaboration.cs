namespace Matchmaker.App.Collaborations;

/// <summary>A dated thing that several actors did together, each in a role.</summary>
public sealed class Collaboration
{
    public long Id { get; set; }

    /// <summary>What it was, as a code of <see cref="CollaborationKind"/>.</summary>
    public required string Kind { get; set; }

    public string? Title { get; set; }

    public string? Text { get; set; }

    public DateOnly? StartDate { get; set; }

    public DateOnly? EndDate { get; set; }

    /// <summary>Taxonomy codes of the sectors or themes.</summary>
    public List<string> Sectors { get; set; } = [];

    /// <summary>The register that knows this collaboration, lower case (<c>rcn</c>, <c>demo</c> …); with <see cref="ExternalValue"/> it names one collaboration.</summary>
    public string? ExternalScheme { get; set; }

    public string? ExternalValue { get; set; }

    public bool IsDemo { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public List<Participation> Participations { get; set; } = [];
}
