namespace Matchmaker.App.Registry;

/// <summary>A line of the table of the registry.</summary>
public sealed record RegistryRow(
    long Id, string Name, ActorKind Kind, Helix Helix, string Country, string? City, ActorSize Size, IReadOnlyList<string> Sectors, VerificationState Verification, DateTimeOffset UpdatedAt);
