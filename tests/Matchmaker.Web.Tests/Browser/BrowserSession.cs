using System.Text.RegularExpressions;
using Matchmaker.Web.Hosting;
using Matchmaker.Web.Tests.Api;
using Microsoft.Playwright;

namespace Matchmaker.Web.Tests.Browser;

/// <summary>One app and one browser for the stories of a class; each person has a window of their own.</summary>
public sealed partial class BrowserSession : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public ApiHost Host { get; } = new();

    public async Task InitializeAsync()
    {
        if (InstalledBrowser.Path is null && Environment.GetEnvironmentVariable("CI") != "true") return;
        await Host.InitializeAsync();

        // Machines that build something else beside are slow.
        Assertions.SetDefaultExpectTimeout(20_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = InstalledBrowser.Path ?? throw new InvalidOperationException("CI has no browser: .ci/run installs one."), Args = InstalledBrowser.Arguments });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_playwright is not null) await Host.DisposeAsync();
    }

    /// <summary>A window of somebody who has not signed in.</summary>
    public async Task<IPage> OpenAsync()
    {
        var context = await _browser!.NewContextAsync(new() { BaseURL = Host.Web.Address.ToString(), Locale = "en-GB", ReducedMotion = ReducedMotion.Reduce });
        context.SetDefaultTimeout(20_000);
        return await context.NewPageAsync();
    }

    /// <summary>A window of one of the demo's people.</summary>
    public async Task<IPage> OpenAsync(string name)
    {
        var page = await OpenAsync();
        await SignInAsync(page, $"{name}@demo.example", DemoAccounts.Password);
        return page;
    }

    public static async Task SignInAsync(IPage page, string address, string password)
    {
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("E-mail address").FillAsync(address);
        await page.GetByLabel("Password").FillAsync(password);
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(page).Not.ToHaveURLAsync(SignInAddress());
    }

    /// <summary>
    /// Waits until the page's address ends with a number, as that of something just made does. It is asked for again and again: waiting for the navigation itself can miss one that a slow machine has already behind it.
    /// </summary>
    public static Task ReachesNumberAsync(IPage page) => Assertions.Expect(page).ToHaveURLAsync(NumberedAddress());

    /// <summary>Goes to a page and waits until it is alive: before that, what is clicked is lost.</summary>
    public static async Task GoAsync(IPage page, string path)
    {
        await page.GotoAsync(path);
        await page.WaitForFunctionAsync("() => window.Blazor && document.querySelector('[data-alive]')");
    }

    [GeneratedRegex("^[^/]*//[^/]*/sign-in")]
    private static partial Regex SignInAddress();

    [GeneratedRegex("/[0-9]+$")]
    private static partial Regex NumberedAddress();
}
