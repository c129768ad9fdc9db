using Matchmaker.App.Accounts;

namespace Matchmaker.App.Registry;

/// <summary>What the people of an actor can say of it, while it is edited.</summary>
public sealed class ProfileDraft
{
    public long ActorId { get; init; }

    /// <summary>When what is edited was last changed; another person's change in between is noticed by it.</summary>
    public DateTimeOffset Version { get; init; }

    public string Name { get; set; } = "";

    public string Country { get; set; } = "";

    public Helix Helix { get; set; }

    public string? City { get; set; }

    public string? Website { get; set; }

    public string? Description { get; set; }

    public int? FoundedYear { get; set; }

    public ActorSize Size { get; set; }

    public int? Capacity { get; set; }

    public Ownership Ownership { get; set; }

    public List<string> Sectors { get; set; } = [];

    public List<string> Languages { get; set; } = [];

    public List<InterestDraftLine> Offers { get; set; } = [];

    public List<InterestDraftLine> Needs { get; set; } = [];

    public ActorContact Contact { get; set; } = new();

    /// <summary>What the actor is verified as, where who edits it cannot vouch for another; null where nothing of that is at stake.</summary>
    public VouchedIdentity? Vouched { get; init; }
}
