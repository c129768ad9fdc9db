namespace Matchmaker.Hangfire;

/// <summary>How Hangfire's servers and its storage keep time. The defaults are the product's; tests shorten them.</summary>
public sealed record HangfireSettings
{
    /// <summary>The schema of its tables, beside the registry's own.</summary>
    public string Schema { get; init; } = "hangfire";

    /// <summary>How often a worker looks for what another node has handed over; what its own node hands over wakes it at once. Its default of 15 s would let people wait.</summary>
    public TimeSpan QueuePoll { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// After how long without a sign of life a worker's job is given to another. It slides: the server says again and again that it lives, so that a retrain of an hour is not given away in its middle.
    /// </summary>
    public TimeSpan Invisible { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Whether the server says that it lives; off only to test what happens where it does not.</summary>
    public bool SaysThatItLives { get; init; } = true;

    /// <summary>
    /// When a lock counts as left behind, by a node that was killed or cut off in the middle of telling of a moment. Its default of ten minutes would keep the moments that follow back for as long; too short
    /// does no harm, since a moment that is told of twice is one run.
    /// </summary>
    public TimeSpan LongestLock { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How often it looks whether a running job was deleted on the pages.</summary>
    public TimeSpan CancellationCheck { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a job that has ended stays on the pages. The history of runs is the registry's.</summary>
    public TimeSpan KeepEnded { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long a job that failed stays on the pages.</summary>
    public TimeSpan KeepFailed { get; init; } = TimeSpan.FromDays(7);
}
