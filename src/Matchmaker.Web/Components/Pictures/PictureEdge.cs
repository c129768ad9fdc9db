namespace Matchmaker.Web.Components.Pictures;

/// <summary>A tie between two nodes, by their positions in the list.</summary>
/// <param name="From">One end.</param>
/// <param name="To">The other.</param>
/// <param name="Weight">How strong it is; compares within one picture.</param>
public sealed record PictureEdge(int From, int To, double Weight);
