using Matchmaker.App.Registry;

namespace Matchmaker.App.Programmes;

/// <summary>One actor in one team.</summary>
public sealed class TeamMember
{
    public long Id { get; set; }

    public long TeamId { get; set; }

    public ProgrammeTeam? Team { get; set; }

    public long ActorId { get; set; }

    public Actor? Actor { get; set; }

    public required string Role { get; set; }

    public TeamAnswer Answer { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>How it went, 1 to 5, by this member.</summary>
    public int? Rating { get; set; }

    public string? Comment { get; set; }
}
