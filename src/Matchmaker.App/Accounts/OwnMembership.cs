using Matchmaker.App.Registry;

namespace Matchmaker.App.Accounts;

/// <summary>An organisation that a person acts for.</summary>
/// <param name="Id">Of the membership.</param>
/// <param name="Actor">The organisation.</param>
/// <param name="Role">What the person is to it.</param>
/// <param name="Since">Since when.</param>
public sealed record OwnMembership(long Id, ActorCandidate Actor, MemberRole Role, DateTimeOffset Since);
