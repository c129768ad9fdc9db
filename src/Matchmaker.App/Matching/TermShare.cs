namespace Matchmaker.App.Matching;

/// <summary>A term with its part in something.</summary>
/// <param name="Term">Name of the tag or sector, or the word.</param>
/// <param name="Share">Its part.</param>
public sealed record TermShare(string Term, double Share);
