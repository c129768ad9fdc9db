namespace Matchmaker.App.Jobs;

/// <summary>
/// A scheduler that brings workers along: a node hands over to them what waits, instead of doing it by itself. The lease of a job stays what keeps it from running twice, however often workers come to it.
/// </summary>
public interface IJobWorkers : IJobScheduler
{
    /// <summary>Where the pages are on which the secretariat watches the workers.</summary>
    string PagesPath { get; }

    /// <summary>Says what the workers do; before they are started.</summary>
    void Employ(JobWork work);

    /// <summary>Has a worker, of this node or another, run what waits of a job. Asked for again before one has come to it, nothing changes.</summary>
    Task SubmitAsync(string job, CancellationToken cancellationToken = default);
}
