namespace Matchmaker.App.Registry;

/// <summary>One of two actors that may be merged: what it says, and how much hangs on it.</summary>
/// <param name="Actor">What it says, with aliases, external ids and interests.</param>
/// <param name="Counts">How many records of each kind refer to it, by name of the kind.</param>
public sealed record MergeSide(Actor Actor, IReadOnlyDictionary<string, int> Counts);
