using Matchmaker.App.Registry;

namespace Matchmaker.App.Accounts;

/// <summary>How to reach an actor. Shown to its members, to curators, and to whom an introduction was agreed with; never to others.</summary>
public sealed class ActorContact
{
    public long ActorId { get; set; }

    public Actor? Actor { get; set; }

    public string? Person { get; set; }

    public string? Email { get; set; }

    public string? Phone { get; set; }

    /// <summary>When and how best to get in touch.</summary>
    public string? Note { get; set; }
}
