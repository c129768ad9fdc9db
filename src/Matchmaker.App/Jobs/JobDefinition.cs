namespace Matchmaker.App.Jobs;

/// <summary>What a job is, and when it runs unless the configuration or the secretariat says otherwise.</summary>
/// <param name="Name">Lower case with hyphens; never changes.</param>
/// <param name="Cron">Seconds, minutes, hours, day of the month, month, day of the week; null for a job that runs only when it is asked for.</param>
public sealed record JobDefinition(string Name, string? Cron)
{
    /// <summary>How often one run is tried.</summary>
    public int MostAttempts { get; init; } = 4;

    /// <summary>How long to wait before the second attempt; each further wait is five times as long.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long the run may take before it is ended.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromHours(2);

    /// <summary>Whether it runs often and does little at a time: it does not wait for its turn among those that take long.</summary>
    public bool IsLight { get; init; }

    /// <summary>How long to wait after an attempt that failed.</summary>
    public TimeSpan WaitAfter(int attempt) => FirstWait * Math.Pow(5, attempt - 1);
}
