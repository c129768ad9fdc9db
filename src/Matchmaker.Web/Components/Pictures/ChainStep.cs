using Matchmaker.App.Registry;

namespace Matchmaker.Web.Components.Pictures;

/// <summary>Somebody in a chain of introductions.</summary>
/// <param name="Name">Who it is.</param>
/// <param name="Helix">What kind.</param>
/// <param name="Place">Where; null where it does not matter.</param>
/// <param name="Link">Where its name leads; nowhere where null.</param>
/// <param name="Tie">What it did with the one before, such as a title and a year; null where that is not known, and for the first.</param>
public sealed record ChainStep(string Name, Helix Helix, string? Place = null, string? Link = null, string? Tie = null);
