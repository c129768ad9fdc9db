namespace Matchmaker.Web.Components.Pictures;

/// <summary>How much two countries do together, by their positions in the list of places.</summary>
public sealed record RegionTie(int From, int To, int Count);
