using System.Runtime.ExceptionServices;

namespace Matchmaker.Engine.Numerics;

/// <summary>Runs numbered items on several threads, each taking the next one as it becomes free. Items must not depend on one another.</summary>
internal static class WorkQueue
{
    /// <summary>The number of threads meant by an option in which 0 stands for all processors.</summary>
    public static int ThreadCount(int option) => option == 0 ? Environment.ProcessorCount : option;

    /// <summary>Calls <paramref name="body"/>(worker, item) once for each item; a worker's number tells which scratch memory is its own.</summary>
    public static void Run(int threads, int items, Action<int, int> body, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var workers = Math.Min(threads, items);
        if (workers <= 1)
        {
            for (var item = 0; item < items; item++)
            {
                cancellation.ThrowIfCancellationRequested();
                body(0, item);
            }

            return;
        }

        var taken = -1;
        try
        {
            Parallel.For(0, workers, new ParallelOptions { MaxDegreeOfParallelism = workers }, worker =>
            {
                for (var item = Interlocked.Increment(ref taken); item < items; item = Interlocked.Increment(ref taken))
                {
                    if (cancellation.IsCancellationRequested) return;
                    body(worker, item);
                }
            });
        }
        catch (AggregateException failures) when (failures.InnerExceptions.Count > 0)
        {
            ExceptionDispatchInfo.Throw(failures.InnerExceptions[0]);
        }

        cancellation.ThrowIfCancellationRequested();
    }
}
