namespace Matchmaker.App.Registry;

/// <summary>A field that only one of two merged actors can give.</summary>
public enum MergeField
{
    Name,
    Helix,
    Country,
    City,
    Website,
    Description,
    FoundedYear,
    Size,
    Capacity,
}
