using Matchmaker.App.Collaborations;

namespace Matchmaker.App.Programmes;

/// <summary>Actors that a published plan brings together: a mentor and a mentee, a consortium, two who meet.</summary>
public sealed class ProgrammeTeam
{
    public long Id { get; set; }

    public long ProgrammeId { get; set; }

    public Programme? Programme { get; set; }

    /// <summary>The plan it comes of; null once that was deleted.</summary>
    public long? PlanId { get; set; }

    public ProgrammePlan? Plan { get; set; }

    /// <summary>What stays the same when the plan is published again.</summary>
    public required string Key { get; set; }

    public required string Title { get; set; }

    /// <summary>When and where it meets, for meetings.</summary>
    public DateTimeOffset? StartsAt { get; set; }

    public DateTimeOffset? EndsAt { get; set; }

    public string? Place { get; set; }

    public TeamOutcome Outcome { get; set; }

    /// <summary>How often it was changed since it was first published.</summary>
    public int Revision { get; set; }

    /// <summary>What it has become in the network.</summary>
    public long? CollaborationId { get; set; }

    public Collaboration? Collaboration { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public List<TeamMember> Members { get; set; } = [];
}
