namespace Matchmaker.App.Importing.Refreshing;

/// <summary>What was read from a source.</summary>
/// <param name="Path">The file.</param>
/// <param name="Hash">SHA-256 of its content, in hexadecimal.</param>
/// <param name="Tag">What the server calls this version; null where it does not.</param>
public sealed record ReadSource(string Path, string Hash, string? Tag);
