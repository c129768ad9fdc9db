namespace Matchmaker.Web.Api.Collaborations;

/// <summary>Somebody's part in a collaboration that is told.</summary>
public sealed record ParticipantForm
{
    /// <summary>Key of the actor.</summary>
    /// <example>17</example>
    public required long ActorId { get; init; }

    /// <summary>Its role, in lower case.</summary>
    /// <example>producer</example>
    public required string Role { get; init; }
}
