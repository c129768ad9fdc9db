namespace Matchmaker.App.Registry;

/// <summary>A taxonomy file cannot be used; the message names the file, the line and the remedy.</summary>
public sealed class TaxonomyException(string file, int line, string problem) : ExplainedException($"{file}, line {line}: {problem}");
