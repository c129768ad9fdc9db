using Matchmaker.App.Pushing;
using Matchmaker.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Matchmaker.Web.Tests.Browser;

/// <summary>New partners come to people by themselves, and stay away when they are told to.</summary>
public sealed class PushStoryTests(BrowserSession session) : IClassFixture<BrowserSession>
{
    [BrowserFact]
    public async Task Studio_AgreesHearsOfPartnersAtOnceAndUnsubscribes()
    {
        session.Host.Get<PushOptions>().LeastLift = 1;

        // Nobody is told of anything before agreeing to it.
        var studio = await session.OpenAsync("studio");
        await BrowserSession.GoAsync(studio, "/organisation");
        await Expect(studio.GetByRole(AriaRole.Radio, new() { Name = "Never" })).ToBeCheckedAsync();
        await studio.GetByRole(AriaRole.Radio, new() { Name = "Daily" }).CheckAsync();
        var card = studio.GetByRole(AriaRole.Region, new() { Name = "New suggestions" });
        await card.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(card.GetByText("Saved")).ToBeVisibleAsync();

        // A curator lets the night's job run now: the open page says so by itself. It is not the page of suggestions, since what was seen there is not told again.
        await BrowserSession.GoAsync(studio, "/directory");
        await Expect(Bell(studio, "Notifications: 1 new")).ToBeHiddenAsync();
        var curator = await session.OpenAsync("curator");
        await BrowserSession.GoAsync(curator, "/secretariat/jobs");
        var push = curator.GetByRole(AriaRole.Listitem).Filter(new() { Has = curator.GetByText("daily or weekly") });
        await push.GetByRole(AriaRole.Button, new() { Name = "Run now" }).ClickAsync();
        await Expect(Bell(studio, "Notifications: 1 new")).ToBeVisibleAsync();
        await Expect(studio.GetByRole(AriaRole.Status).Filter(new() { HasText = "Notifications: 1 new" })).ToBeAttachedAsync();

        // What is told leads to the partner, with its reasons.
        await BrowserSession.GoAsync(studio, "/notifications");
        await studio.GetByRole(AriaRole.Main).Locator("a[href^='/s/']").First.ClickAsync();
        await BrowserSession.ReachesNumberAsync(studio);

        // The link of a mail ends them, without signing in.
        var anybody = await session.OpenAsync();
        var caller = await session.Host.CallerAsync("studio");
        await anybody.GotoAsync($"/unsubscribe/{session.Host.Get<PushUnsubscribe>().TokenFor(caller.AccountId!.Value, session.Host.StudioId)}");
        await anybody.GetByRole(AriaRole.Button, new() { Name = "Send me no more mails" }).ClickAsync();
        await Expect(anybody.GetByRole(AriaRole.Heading, new() { Name = "No more mails" })).ToBeVisibleAsync();
        await using var context = session.Host.Web.Database.CreateDbContext();
        Assert.Equal(PushRhythm.Off, (await context.PushPreferences.AsNoTracking().SingleAsync()).Rhythm);
    }

    private static ILocator Bell(IPage page, string name) => page.Locator($"summary[aria-label='{name}']");
}
