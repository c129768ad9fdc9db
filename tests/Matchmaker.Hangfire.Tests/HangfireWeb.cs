using Matchmaker.Web.Tests.Hosting;

namespace Matchmaker.Hangfire.Tests;

/// <summary>The app with Hangfire, on a node that runs no jobs itself, so that what is asked for stays asked for.</summary>
public sealed class HangfireWeb : IAsyncLifetime
{
    public WebTestHost Host { get; private set; } = null!;

    public async Task InitializeAsync() => Host = await WebTestHost.StartAsync("--Jobs:Provider", "hangfire", "--Jobs:Run", "false");

    public async Task DisposeAsync() => await Host.DisposeAsync();
}
