namespace Matchmaker.App.Jobs;

/// <summary>A job that is held.</summary>
/// <param name="Job">Its name.</param>
/// <param name="Token">What every write under it is checked against.</param>
public sealed record JobLease(string Job, long Token);
