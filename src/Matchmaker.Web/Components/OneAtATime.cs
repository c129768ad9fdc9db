namespace Matchmaker.Web.Components;

/// <summary>Lets what changes something run once at a time: the second click of a double click is dropped.</summary>
public sealed class OneAtATime
{
    /// <summary>Whether something runs, so that buttons can show it.</summary>
    public bool IsBusy { get; private set; }

    /// <param name="act">What to do; whether it was done.</param>
    /// <param name="leaves">Whether the page is left once it was done. Nothing more is begun then: a click may still be on its way.</param>
    /// <returns>Whether it was done; false too where something else still runs.</returns>
    public async Task<bool> RunAsync(Func<Task<bool>> act, bool leaves = false)
    {
        if (IsBusy) return false;
        IsBusy = true;
        var isDone = false;
        try
        {
            isDone = await act();
        }
        finally
        {
            IsBusy = isDone && leaves;
        }

        return isDone;
    }
}
