using Matchmaker.Web.Api.Actors;

namespace Matchmaker.Web.Api.Introductions;

/// <summary>All of an introduction, as one of its sides sees it.</summary>
public sealed record ThreadResource
{
    /// <summary>Where it stands.</summary>
    public required IntroductionResource Introduction { get; init; }

    /// <summary>Key of the side that looks.</summary>
    /// <example>17</example>
    public required long OwnActorId { get; init; }

    /// <summary>Who could introduce the two, where one was named.</summary>
    public ActorReference? Introducer { get; init; }

    /// <summary>What was written and what happened, oldest first.</summary>
    public required IReadOnlyList<MessageResource> Messages { get; init; }

    /// <summary>How to reach the other side; null before both agreed, or where it left none.</summary>
    public ContactResource? Contact { get; init; }

    /// <summary>Whether a reminder may be sent.</summary>
    /// <example>false</example>
    public required bool CanRemind { get; init; }

    /// <summary>Key of the collaboration that came of it.</summary>
    /// <example>301</example>
    public long? CollaborationId { get; init; }
}
