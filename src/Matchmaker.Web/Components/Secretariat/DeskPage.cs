using Matchmaker.App;
using Matchmaker.App.Access;
using Matchmaker.Web.Access;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Radzen;

namespace Matchmaker.Web.Components.Secretariat;

/// <summary>A page that acts for a curator: asks who that is at each act, and shows what went wrong in words.</summary>
public abstract class DeskPage : ComponentBase
{
    private const double LongToRead = 9000;

    private readonly OneAtATime _turn = new();

    [Inject] public required CurrentCaller Current { get; init; }

    [Inject] public required NotificationService Notices { get; init; }

    [Inject] public required IStringLocalizer<SecretariatTexts> L { get; init; }

    /// <summary>Whether something is being done, so that it is not begun twice.</summary>
    protected bool IsBusy => _turn.IsBusy;

    protected Task<Caller> CallerAsync() => Current.GetAsync();

    /// <summary>Does something as who has signed in.</summary>
    /// <param name="act">What to do.</param>
    /// <param name="done">What to say once it was done.</param>
    /// <param name="leaves">Whether the page is left once it was done.</param>
    /// <returns>Whether it was done; what was in the way has been said otherwise.</returns>
    protected Task<bool> DoAsync(Func<Caller, Task> act, string? done = null, bool leaves = false) => _turn.RunAsync(async () =>
    {
        if (!await TryAsync(act)) return false;
        if (done is not null) Notices.Notify(NotificationSeverity.Success, done);
        return true;
    }, leaves);

    /// <summary>Does something that may be begun again before it has ended, such as reading.</summary>
    /// <returns>Whether it was done; what was in the way has been said otherwise.</returns>
    protected async Task<bool> TryAsync(Func<Caller, Task> act)
    {
        try
        {
            await act(await CallerAsync());
            return true;
        }
        catch (ExplainedException e)
        {
            Notices.Notify(NotificationSeverity.Error, L["NotDone"], e.Message, LongToRead);
            return false;
        }
    }

    /// <summary>For components whose own attribute of a label does not reach their input.</summary>
    protected static IReadOnlyDictionary<string, object> Labelled(string text) => new Dictionary<string, object> { ["aria-label"] = text };
}
