namespace Matchmaker.App.Search;

/// <summary>The index that serves.</summary>
/// <param name="Version">Its number: counts up with every change.</param>
/// <param name="Actors">How many actors it holds.</param>
/// <param name="Location">Where it lies.</param>
/// <param name="Bytes">How large it is.</param>
/// <param name="BuiltAt">When it was written.</param>
public sealed record IndexState(int Version, int Actors, string Location, long Bytes, DateTimeOffset BuiltAt);
