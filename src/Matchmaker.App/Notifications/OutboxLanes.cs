namespace Matchmaker.App.Notifications;

/// <summary>Works on several entries at once, each in a lane of its own, so that a slow one holds up nothing but its lane.</summary>
internal static class OutboxLanes
{
    // How long it waits, while lanes are busy, before it looks for what was added since.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <param name="take">Gives what is to be done; nothing where there is nothing.</param>
    /// <param name="work">Does one piece; throws nothing.</param>
    /// <param name="lanes">How many at once.</param>
    /// <param name="ending">Nothing more is taken; what is in the lanes ends by itself.</param>
    /// <returns>Ends when nothing is left.</returns>
    public static async Task RunAsync<T>(Func<Task<IReadOnlyList<T>>> take, Func<T, Task> work, int lanes, CancellationToken ending)
    {
        var waiting = new Queue<T>();
        var running = new List<Task>();
        while (true)
        {
            foreach (var done in running.Where(task => task.IsCompleted).ToList())
            {
                running.Remove(done);
                await done;
            }

            if (waiting.Count == 0 && running.Count < lanes && !ending.IsCancellationRequested)
                foreach (var one in await take()) waiting.Enqueue(one);
            while (running.Count < lanes && waiting.TryDequeue(out var next))
            {
                var one = next;
                running.Add(Task.Run(() => work(one), CancellationToken.None));
            }

            if (running.Count == 0) return;
            await Task.WhenAny([.. running, Task.Delay(Pause, CancellationToken.None)]);
        }
    }
}
