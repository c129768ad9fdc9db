namespace Matchmaker.App.Search;

/// <summary>One searchable text of an actor.</summary>
public readonly record struct FieldText(SearchField Field, string Text);
