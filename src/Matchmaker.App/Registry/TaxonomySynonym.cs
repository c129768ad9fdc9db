namespace Matchmaker.App.Registry;

/// <summary>Another word for a term.</summary>
/// <param name="Text">The word, in its own script.</param>
/// <param name="Language">BCP 47 tag; null for English and abbreviations.</param>
public sealed record TaxonomySynonym(string Text, string? Language);
