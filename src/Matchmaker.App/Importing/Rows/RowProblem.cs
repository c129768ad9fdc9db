namespace Matchmaker.App.Importing.Rows;

/// <summary>Why a row cannot be stored: the column, where it is one column's fault, and a sentence with what would be right.</summary>
internal readonly record struct RowProblem(string? Column, string Reason);
