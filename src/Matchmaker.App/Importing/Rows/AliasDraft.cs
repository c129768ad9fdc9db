namespace Matchmaker.App.Importing.Rows;

/// <summary>Another name that a row gives an actor.</summary>
internal readonly record struct AliasDraft(string Name, string? Language = null);
