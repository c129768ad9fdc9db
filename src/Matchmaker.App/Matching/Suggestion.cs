using Matchmaker.Engine.Ranking;

namespace Matchmaker.App.Matching;

/// <summary>One suggested partner.</summary>
/// <param name="Actor">Dense index.</param>
/// <param name="Score">The exact sum of what its signals contribute and of the addends; comparable within one list.</param>
/// <param name="Signals">Its signals, in the order of <see cref="Signal"/>.</param>
/// <param name="Addends">What else the score is made of; none of value 0.</param>
public sealed record Suggestion(int Actor, double Score, float[] Signals, IReadOnlyList<ScoreAddend> Addends);
