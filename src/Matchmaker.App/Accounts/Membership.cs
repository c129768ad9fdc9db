using Matchmaker.App.Registry;

namespace Matchmaker.App.Accounts;

/// <summary>That a person acts for an actor.</summary>
public sealed class Membership
{
    public long Id { get; set; }

    public long AccountId { get; set; }

    public Account? Account { get; set; }

    public long ActorId { get; set; }

    public Actor? Actor { get; set; }

    public MemberRole Role { get; set; }

    public DateTimeOffset Since { get; set; }
}
