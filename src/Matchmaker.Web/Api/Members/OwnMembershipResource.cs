using Matchmaker.App.Accounts;
using Matchmaker.Web.Api.Actors;

namespace Matchmaker.Web.Api.Members;

/// <summary>An organisation that the caller acts for.</summary>
public sealed record OwnMembershipResource
{
    /// <summary>Key of the membership.</summary>
    /// <example>12</example>
    public required long Id { get; init; }

    /// <summary>The organisation.</summary>
    public required ActorReference Actor { get; init; }

    /// <summary>What the caller is to it.</summary>
    /// <example>owner</example>
    public required MemberRole Role { get; init; }

    /// <summary>Since when.</summary>
    /// <example>2026-11-22T01:00:00+00:00</example>
    public required DateTimeOffset Since { get; init; }
}
