namespace Matchmaker.App.Registry;

/// <summary>What the table of the registry is sorted by.</summary>
public enum RegistryOrder
{
    Name,
    Country,
    Helix,
    Size,
    Verification,
    UpdatedAt,
}
