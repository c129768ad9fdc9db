namespace Matchmaker.App.Accounts;

/// <summary>What somebody wants of a key.</summary>
/// <param name="Name">What to call it.</param>
/// <param name="Scopes">Codes of <see cref="ApiScope"/>.</param>
/// <param name="ExpiresAt">When it ends by itself; null for never.</param>
public sealed record NewApiKey(string Name, IReadOnlyCollection<string> Scopes, DateTimeOffset? ExpiresAt);
