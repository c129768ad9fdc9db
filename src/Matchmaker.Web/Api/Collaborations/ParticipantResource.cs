using Matchmaker.Web.Api.Actors;

namespace Matchmaker.Web.Api.Collaborations;

/// <summary>Somebody's part in a collaboration.</summary>
public sealed record ParticipantResource
{
    /// <summary>Who took part.</summary>
    public required ActorReference Actor { get; init; }

    /// <summary>In which role.</summary>
    /// <example>producer</example>
    public required string Role { get; init; }
}
