namespace Matchmaker.App.Importing;

/// <summary>Something to know about rows that were kept: what, how often, and where for example.</summary>
public sealed record ImportRemark(string What, long Count, IReadOnlyList<string> Examples);
