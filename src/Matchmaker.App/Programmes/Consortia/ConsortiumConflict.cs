namespace Matchmaker.App.Programmes.Consortia;

/// <summary>Two actors that may not be in one consortium, as #key, scheme:value, or a name.</summary>
public sealed record ConsortiumConflict(string Actor, string Other);
