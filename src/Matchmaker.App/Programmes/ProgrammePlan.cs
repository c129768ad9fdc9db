namespace Matchmaker.App.Programmes;

/// <summary>A line-up at work: what the curator settled and what the optimiser made of it. Several may stand side by side; one of a kind is published.</summary>
public sealed class ProgrammePlan
{
    public long Id { get; set; }

    public long ProgrammeId { get; set; }

    public Programme? Programme { get; set; }

    public PlanKind Kind { get; set; }

    public required string Name { get; set; }

    /// <summary>What the curator settled: locks, what is forbidden, settings. JSON of the workbench's making.</summary>
    public string Choices { get; set; } = "{}";

    /// <summary>What was found, as JSON of the workbench's making; null before it was solved.</summary>
    public string? Outcome { get; set; }

    public DateTimeOffset? SolvedAt { get; set; }

    public DateTimeOffset? PublishedAt { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }
}
