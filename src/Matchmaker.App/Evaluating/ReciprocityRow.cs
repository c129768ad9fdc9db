namespace Matchmaker.App.Evaluating;

/// <summary>What one way of ranking leads to on a demo registry, by the chances that its feedback was drawn with; means over the first ten of every list.</summary>
/// <param name="Name">The way of ranking.</param>
/// <param name="Asks">The chance that the actor asks to meet whom it is shown.</param>
/// <param name="Accepts">The chance that whoever is asked accepts.</param>
/// <param name="Both">The chance of both: the product, pair by pair.</param>
public sealed record ReciprocityRow(string Name, double Asks, double Accepts, double Both);
