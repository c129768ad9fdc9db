using Matchmaker.App.Registry;

namespace Matchmaker.App.Lists;

/// <summary>One actor of a list, as shown.</summary>
/// <param name="Note">Why it is on the list; null for who may not read notes.</param>
public sealed record ListEntryView(long Id, long ActorId, string Name, Helix Helix, string Country, string? City, VerificationState Verification, string? Note, DateTimeOffset AddedAt);
