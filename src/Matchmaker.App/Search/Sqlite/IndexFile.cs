namespace Matchmaker.App.Search.Sqlite;

/// <summary>A published index file.</summary>
internal sealed record IndexFile(string Path, int Version);
