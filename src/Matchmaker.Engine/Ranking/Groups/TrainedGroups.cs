using Matchmaker.Engine.Evaluation;

namespace Matchmaker.Engine.Ranking.Groups;

/// <summary>A ranker for who is to join a group, and how it was chosen.</summary>
/// <param name="Ranker">The weights.</param>
/// <param name="Penalty">The penalty chosen on the validation year; null where there was too little history.</param>
/// <param name="Validation">How that choice did on the validation year, learnt from the year before it; null likewise.</param>
/// <param name="LearntFrom">Completions that the weights were fitted to; 0 where <see cref="GroupRanker.Untrained"/> is used.</param>
public sealed record TrainedGroups(GroupRanker Ranker, double? Penalty, CompletionRow? Validation, int LearntFrom);
