namespace Matchmaker.App.Evaluating;

/// <summary>What the scorer of groups learnt from, all of it before the cut.</summary>
/// <param name="LearntFrom">Completions of the last year before the cut; 0 where there were too few, and standard weights are used.</param>
/// <param name="Penalty">The penalty chosen on that year; null where there was too little history.</param>
/// <param name="ValidationHit">Hit@20 on that year, learnt from the year before.</param>
/// <param name="ValidationReciprocalRank">Mean reciprocal rank likewise.</param>
/// <param name="Seconds">Time for all training.</param>
public sealed record CompletionLearning(int LearntFrom, double? Penalty, double? ValidationHit, double? ValidationReciprocalRank, double Seconds);
