using Matchmaker.App.Registry;

namespace Matchmaker.App.Accounts;

/// <summary>What the members of an actor write down about a partner; nobody else sees it.</summary>
public sealed class PartnerNote
{
    public long Id { get; set; }

    public long ActorId { get; set; }

    public Actor? Actor { get; set; }

    public long PartnerId { get; set; }

    public Actor? Partner { get; set; }

    public required string Text { get; set; }

    public long? AuthorId { get; set; }

    public DateTimeOffset WrittenAt { get; set; }
}
