namespace Matchmaker.App.Accounts;

/// <summary>A key that was just made.</summary>
/// <param name="Key">What is stored of it.</param>
/// <param name="Secret">The key itself: shown now, and never again.</param>
public sealed record IssuedApiKey(ApiKey Key, string Secret);
