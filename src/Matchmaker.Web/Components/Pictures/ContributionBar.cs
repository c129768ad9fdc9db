namespace Matchmaker.Web.Components.Pictures;

/// <summary>One reason of a score, as a bar.</summary>
/// <param name="Label">What it says, such as "offers post-production, which you need".</param>
/// <param name="Value">What it adds to the score; below 0 where it takes away.</param>
/// <param name="Detail">What it is made of; shown small below the label.</param>
public sealed record ContributionBar(string Label, double Value, string? Detail = null);
