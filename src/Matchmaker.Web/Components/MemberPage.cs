using Matchmaker.App;
using Matchmaker.App.Access;
using Matchmaker.Web.Access;
using Microsoft.AspNetCore.Components;

namespace Matchmaker.Web.Components;

/// <summary>A page on which a person changes something: one change at a time, and what was in the way stays on the page in words.</summary>
public abstract class MemberPage : ComponentBase
{
    private readonly OneAtATime _turn = new();

    [Inject] public required CurrentCaller Current { get; init; }

    /// <summary>Whether something is being done, so that it is not begun twice.</summary>
    protected bool IsBusy => _turn.IsBusy;

    /// <summary>What was in the way of the last change; null where nothing was.</summary>
    protected string? Problem { get; set; }

    /// <summary>Does something as who has signed in.</summary>
    /// <param name="deed">What to do.</param>
    /// <param name="leaves">Whether the page is left once it was done.</param>
    /// <returns>Whether it was done.</returns>
    protected Task<bool> DoAsync(Func<Caller, Task> deed, bool leaves = false) => _turn.RunAsync(async () =>
    {
        try
        {
            Problem = null;
            await deed(await Current.GetAsync());
            return true;
        }
        catch (ExplainedException e)
        {
            Problem = e.Message;
            return false;
        }
    }, leaves);
}
