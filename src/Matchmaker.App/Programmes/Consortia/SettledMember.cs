namespace Matchmaker.App.Programmes.Consortia;

/// <summary>A member that is settled.</summary>
/// <param name="Actor">#key, scheme:value, or a name.</param>
/// <param name="Role">Code of its role; null for the open one that it fits best.</param>
public sealed record SettledMember(string Actor, string? Role = null);
