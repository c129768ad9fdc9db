namespace Matchmaker.App.Jobs;

/// <summary>How far a piece of work is.</summary>
/// <param name="What">What has begun, in plain words.</param>
/// <param name="Part">From 0 to 1; null where nobody can tell.</param>
public readonly record struct WorkStep(string What, double? Part = null);
