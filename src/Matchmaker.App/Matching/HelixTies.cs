using Matchmaker.App.Registry;

namespace Matchmaker.App.Matching;

/// <summary>Ties between two helixes, or within one.</summary>
/// <param name="One">The helix that comes first.</param>
/// <param name="Other">The other, or the same.</param>
/// <param name="Ties">How many pairs of partners.</param>
/// <param name="Share">Their part of all ties, 0 … 1.</param>
public sealed record HelixTies(Helix One, Helix Other, int Ties, double Share);
