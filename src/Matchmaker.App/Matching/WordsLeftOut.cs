using Matchmaker.Engine.Numerics;

namespace Matchmaker.App.Matching;

/// <summary>Words of profiles that too few or too many actors have to tell them apart. When the registry changes they may come to count.</summary>
/// <param name="Rows">Actors × words, 1 where an actor has the word.</param>
/// <param name="Names">The words, by column, in ordinal order.</param>
internal sealed record WordsLeftOut(SparseRows Rows, IReadOnlyList<string> Names);
