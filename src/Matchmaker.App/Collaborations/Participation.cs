using Matchmaker.App.Registry;

namespace Matchmaker.App.Collaborations;

/// <summary>One actor's part in a collaboration.</summary>
public sealed class Participation
{
    public long CollaborationId { get; set; }

    public Collaboration? Collaboration { get; set; }

    public long ActorId { get; set; }

    public Actor? Actor { get; set; }

    /// <summary>Lower-case code of the role: <c>coordinator</c>, <c>participant</c>, <c>producer</c>, <c>mentor</c> …; see <see cref="ParticipationRole"/> for those who lead.</summary>
    public required string Role { get; set; }

    /// <summary>Money the actor received or brought, in <see cref="Currency"/>; rounded to hundredths, which is what the database keeps.</summary>
    public decimal? Contribution
    {
        get;
        set => field = value is { } amount ? Math.Round(amount, 2, MidpointRounding.AwayFromZero) : null;
    }

    /// <summary>ISO 4217 code, upper case; required where there is a contribution.</summary>
    public string? Currency { get; set; }
}
