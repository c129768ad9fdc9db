namespace Matchmaker.App.Importing;

/// <summary>How far an import is. Bytes are those on disk, of all files.</summary>
public readonly record struct ImportProgress(string File, long Rows, long BytesRead, long BytesTotal);
