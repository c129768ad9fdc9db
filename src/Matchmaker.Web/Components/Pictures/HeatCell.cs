namespace Matchmaker.Web.Components.Pictures;

/// <summary>One cell of a heat map.</summary>
/// <param name="Value">What its colour tells, from 0 on.</param>
/// <param name="Text">What is written in it; the value as a number where null.</param>
/// <param name="Link">Where it leads; nowhere where null.</param>
public sealed record HeatCell(double Value, string? Text = null, string? Link = null);
