namespace Matchmaker.Web.Components.Pictures;

/// <summary>One row of a heat map.</summary>
/// <param name="Label">Its heading.</param>
/// <param name="Cells">One a column.</param>
/// <param name="Link">Where the heading leads; nowhere where null.</param>
public sealed record HeatRow(string Label, IReadOnlyList<HeatCell> Cells, string? Link = null);
