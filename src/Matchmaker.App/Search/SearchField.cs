namespace Matchmaker.App.Search;

/// <summary>The searchable texts of an actor, the weightiest first.</summary>
public enum SearchField
{
    Name,
    Aliases,
    Sectors,
    Offers,
    Needs,
    Place,
    Description,
}
