namespace Matchmaker.App.Jobs;

/// <summary>Another node has taken the job over, or the database could not be asked for too long: the run must not write any more.</summary>
public sealed class JobLeaseLostException(string job) : Exception($"The job {job} was taken over by another node.");
