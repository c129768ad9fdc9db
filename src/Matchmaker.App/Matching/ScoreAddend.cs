namespace Matchmaker.App.Matching;

/// <summary>A part of a score that no signal gives.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Value">What it adds; below 0 where it takes away.</param>
/// <param name="Like">For <see cref="AddendKind.Variety"/>: dense index of whom it resembles.</param>
public sealed record ScoreAddend(AddendKind Kind, double Value, int? Like = null);
