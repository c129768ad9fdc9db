using Matchmaker.App.Registry;

namespace Matchmaker.Web.Components.Pictures;

/// <summary>An actor in the picture of a network.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Name">Its name.</param>
/// <param name="Helix">Gives its colour and shape.</param>
/// <param name="Place">Where it is, for the table.</param>
/// <param name="Link">Where it leads when chosen.</param>
/// <param name="Size">Half its size in pixels.</param>
/// <param name="IsCentre">Whether the picture is about it.</param>
public sealed record PictureNode(long Id, string Name, Helix Helix, string Place, string Link, double Size = 8, bool IsCentre = false);
