namespace Matchmaker.Lucene;

/// <summary>One index of a registry, which was built from nothing and has been brought up since.</summary>
/// <param name="Path">Its folder.</param>
/// <param name="Number">Of its first commit; each further one counts on from there.</param>
internal sealed record IndexGeneration(string Path, int Number);
