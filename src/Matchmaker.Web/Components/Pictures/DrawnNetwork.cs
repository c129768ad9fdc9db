namespace Matchmaker.Web.Components.Pictures;

/// <summary>A network with its layout, as <see cref="NetworkPicture"/> shows it.</summary>
public sealed record DrawnNetwork(IReadOnlyList<PictureNode> Nodes, IReadOnlyList<PictureEdge> Edges, IReadOnlyList<PicturePoint> Points);
