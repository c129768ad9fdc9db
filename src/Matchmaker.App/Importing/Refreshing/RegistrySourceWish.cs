namespace Matchmaker.App.Importing.Refreshing;

/// <summary>What a source shall be.</summary>
public sealed record RegistrySourceWish(string Name, string Format, string Address, bool SkipBadRows);
