namespace Matchmaker.Web.Components.Pictures;

/// <summary>A country in the picture of the region.</summary>
/// <param name="Country">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Count">Its actors.</param>
/// <param name="Shares">How its actors are spread over the six helixes, in their order; empty where the picture does not show that.</param>
/// <param name="Link">Where it leads when chosen.</param>
/// <param name="IsChosen">Whether it is one of those that were asked for.</param>
public sealed record RegionPlace(string Country, string Name, int Count, IReadOnlyList<int> Shares, string Link, bool IsChosen = false);
