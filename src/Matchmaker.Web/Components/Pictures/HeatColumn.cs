using Matchmaker.App.Registry;

namespace Matchmaker.Web.Components.Pictures;

/// <summary>One column of a heat map.</summary>
/// <param name="Label">Its heading.</param>
/// <param name="Helix">The helix whose mark stands beside the heading; null for none.</param>
public sealed record HeatColumn(string Label, Helix? Helix = null);
