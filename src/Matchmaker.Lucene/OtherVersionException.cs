namespace Matchmaker.Lucene;

/// <summary>An index is whole, but was written by another version of the program.</summary>
internal sealed class OtherVersionException() : Exception("the index was written by another version");
