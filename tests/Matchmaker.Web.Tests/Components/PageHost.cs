using Matchmaker.Web.Tests.Hosting;

namespace Matchmaker.Web.Tests.Components;

/// <summary>One host for the tests of a class.</summary>
public sealed class PageHost : IAsyncLifetime
{
    public WebTestHost Web { get; private set; } = null!;

    public async Task InitializeAsync() => Web = await WebTestHost.StartAsync();

    public async Task DisposeAsync() => await Web.DisposeAsync();
}
