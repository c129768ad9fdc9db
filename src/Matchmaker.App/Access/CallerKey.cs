namespace Matchmaker.App.Access;

/// <summary>The key a program calls with.</summary>
/// <param name="Id">Of the stored key.</param>
/// <param name="ActorId">The organisation it acts for; null for the secretariat.</param>
/// <param name="Scopes">What it may be used for: codes of <see cref="Accounts.ApiScope"/>.</param>
public sealed record CallerKey(long Id, long? ActorId, IReadOnlyCollection<string> Scopes);
