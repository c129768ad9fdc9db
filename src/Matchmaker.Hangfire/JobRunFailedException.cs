namespace Matchmaker.Hangfire;

/// <summary>Tells Hangfire that a run has failed, so that its pages say so. When it is tried again is the product's own to say.</summary>
public sealed class JobRunFailedException(string message) : Exception(message);
