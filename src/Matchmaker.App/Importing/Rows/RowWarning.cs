namespace Matchmaker.App.Importing.Rows;

/// <summary>Something to know about a row that was kept: what, in words that gather with others of its kind, and this one as an example.</summary>
internal readonly record struct RowWarning(string What, string Example);
