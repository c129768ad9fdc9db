using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Matchmaker.Web.Tests.Browser;

/// <summary>What somebody sees whose page is open while the database goes away and comes back.</summary>
public sealed class AwayStoryTests(BrowserSession session) : IClassFixture<BrowserSession>
{
    [BrowserFact]
    public async Task OpenPage_DatabaseGoesAndComesBack_SaysSoAndWorksAgain()
    {
        var watch = session.Host.Web.Database.Watch;
        watch.Begin();
        var page = await session.OpenAsync("studio");
        await BrowserSession.GoAsync(page, "/partners");
        var banner = page.GetByText("The database cannot be reached. What you see is as of");
        var save = page.GetByRole(AriaRole.Article).First.GetByRole(AriaRole.Button, new() { Name = "Save" });
        await Expect(save).ToBeVisibleAsync();
        await Expect(banner).ToBeHiddenAsync();

        watch.Lost("the test says so");
        await Expect(banner).ToBeVisibleAsync();
        await Expect(save).ToBeHiddenAsync();
        await Expect(page.GetByRole(AriaRole.Article).First.GetByText("Why they fit you")).ToBeVisibleAsync();

        // What a page needs the database for opens by itself as soon as that is back.
        await page.GetByRole(AriaRole.Link, new() { Name = "Introductions" }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Not possible just now" })).ToBeVisibleAsync();
        watch.Seen(watch.Losses);
        await Expect(page.GetByRole(AriaRole.Tab, new() { Name = "You asked" })).ToBeVisibleAsync();
        await Expect(banner).ToBeHiddenAsync();
        await BrowserSession.GoAsync(page, "/partners");
        await save.ClickAsync();

        // What is saved weighs: it may not be the first any more.
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Saved" }).First).ToBeVisibleAsync();
    }
}
