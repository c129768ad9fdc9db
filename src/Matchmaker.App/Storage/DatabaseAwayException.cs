namespace Matchmaker.App.Storage;

/// <summary>The database cannot be reached at present, and what was asked for needs it.</summary>
public sealed class DatabaseAwayException(Exception? inner = null)
    : ExplainedException("The registry's database cannot be reached at present. Nothing is lost; try again in a moment. Searching, profiles and suggestions go on meanwhile.", inner);
