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

    [Inject] public required CurrentCaller Current { get; init; }

    [Inject] public required NotificationService Notices { get; init; }

    [Inject] public required IStringLocalizer<SecretariatTexts> L { get; init; }

    /// <summary>Whether something is being done, so that it is not begun twice.</summary>
    protected bool IsBusy { get; private set; }

    protected Task<Caller> CallerAsync() => Current.GetAsync();

    /// <summary>Does something as who has signed in.</summary>
    /// <returns>Whether it was done; what was in the way has been said otherwise.</returns>
    protected async Task<bool> DoAsync(Func<Caller, Task> act, string? done = null)
    {
        if (IsBusy) return false;
        IsBusy = true;
        try
        {
            await act(await CallerAsync());
            if (done is not null) Notices.Notify(NotificationSeverity.Success, done);
            return true;
        }
        catch (ExplainedException e)
        {
            Notices.Notify(NotificationSeverity.Error, L["NotDone"], e.Message, LongToRead);
            return false;
        }
        finally
        {
            IsBusy = false;
        }
    }

    /// <summary>For components whose own attribute of a label does not reach their input.</summary>
    protected static IReadOnlyDictionary<string, object> Labelled(string text) => new Dictionary<string, object> { ["aria-label"] = text };
}
