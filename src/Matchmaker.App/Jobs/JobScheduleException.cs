namespace Matchmaker.App.Jobs;

/// <summary>A schedule or a job's name makes no sense; the message says what would.</summary>
public sealed class JobScheduleException(string message) : ExplainedException(message);
