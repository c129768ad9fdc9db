using Matchmaker.App.Storage;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Matchmaker.Web.Components.Layout;

/// <summary>Keeps what goes wrong in a page to that page. That the database is away is not written into the log for each: it stands there once.</summary>
public sealed class PageBoundary : ErrorBoundary
{
    [Inject] public required RegistryDatabase Database { get; init; }

    protected override Task OnErrorAsync(Exception exception) => Database.Watch.Explains(exception) ? Task.CompletedTask : base.OnErrorAsync(exception);
}
