namespace Matchmaker.Web.Components.Pictures;

/// <summary>Where a name stands beside its node, in pixels from the node's centre.</summary>
/// <param name="X">To the right.</param>
/// <param name="Y">Downwards, to the baseline.</param>
/// <param name="Anchor">The end of the text that stands there, as SVG calls it.</param>
/// <param name="Text">The name, shortened where it is long.</param>
public sealed record LabelSpot(double X, double Y, string Anchor, string Text);
