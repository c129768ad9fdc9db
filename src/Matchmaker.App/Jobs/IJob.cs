namespace Matchmaker.App.Jobs;

/// <summary>
/// Work that the product does by itself, again and again. It may be ended at any moment, also by a power cut, and is run again then: what it does twice must come to the same as once.
/// </summary>
public interface IJob
{
    /// <summary>What it is, and when it runs unless somebody says otherwise.</summary>
    JobDefinition Definition { get; }

    /// <summary>Does the work.</summary>
    /// <returns>What came of it.</returns>
    /// <exception cref="ExplainedException">It cannot be done; the message says why and what to do.</exception>
    Task<JobResult> RunAsync(JobContext context, CancellationToken cancellationToken);
}
