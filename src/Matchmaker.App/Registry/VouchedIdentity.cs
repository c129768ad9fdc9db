namespace Matchmaker.App.Registry;

/// <summary>What a verification vouches for: changed, it has to be verified again.</summary>
public sealed record VouchedIdentity(string Name, string Country, string? Website, Helix Helix);
