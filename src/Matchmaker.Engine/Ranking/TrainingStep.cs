namespace Matchmaker.Engine.Ranking;

/// <summary>How far training has come.</summary>
/// <param name="What">What has begun, in plain words.</param>
/// <param name="Step">Counts from 1.</param>
/// <param name="Steps">How many there are.</param>
public readonly record struct TrainingStep(string What, int Step, int Steps);
