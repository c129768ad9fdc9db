using Matchmaker.App.Accounts;
using Matchmaker.App.Introductions;
using Matchmaker.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Matchmaker.Web.Tests.Browser;

/// <summary>Buttons pressed twice in a row do what they say once, and say nothing false.</summary>
public sealed class DoubleClickTests(BrowserSession session) : IClassFixture<BrowserSession>
{
    [BrowserFact]
    public async Task Owner_InvitesTwice_InvitesOnce()
    {
        var page = await session.OpenAsync("studio");
        await BrowserSession.GoAsync(page, "/organisation");
        await page.GetByLabel("Invite by e-mail").FillAsync("twice@example.org");

        await SendTwiceAsync(page.Locator("form.invite"));

        await Expect(page.Locator("li", new() { HasText = "twice@example.org" })).ToHaveCountAsync(1);
        await page.WaitForTimeoutAsync(500);
        await Expect(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
        await using var context = session.Host.Web.Database.CreateDbContext();
        Assert.Equal(1, await context.Invitations.CountAsync(i => i.Email == "twice@example.org"));
    }

    [BrowserFact]
    public async Task Curator_MakesAListTwice_MakesOne()
    {
        var page = await session.OpenAsync("curator");
        await BrowserSession.GoAsync(page, "/secretariat/lists");
        await page.GetByLabel("New list").FillAsync("Made twice");

        await SendTwiceAsync(page.Locator("form.new"));

        await BrowserSession.ReachesNumberAsync(page);
        await page.WaitForTimeoutAsync(500);
        await using var context = session.Host.Web.Database.CreateDbContext();
        Assert.Equal(1, await context.CuratedLists.CountAsync(l => l.Name == "Made twice"));
    }

    [BrowserFact]
    public async Task Person_SendsAClaimTwice_SendsItOnceWithoutAComplaint()
    {
        var page = await session.OpenAsync("viewer");
        await BrowserSession.GoAsync(page, $"/claim?actor={session.Host.PartnerId}");

        await SendTwiceAsync(page.GetByRole(AriaRole.Main).Locator("form"));

        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Withdraw" })).ToHaveCountAsync(1);
        await page.WaitForTimeoutAsync(500);
        await Expect(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
        await using var context = session.Host.Web.Database.CreateDbContext();
        Assert.Equal(1, await context.ActorClaims.CountAsync(c => c.ActorId == session.Host.PartnerId && c.State == ClaimState.Pending));
    }

    [BrowserFact]
    public async Task Administrator_MakesAKeyTwice_MakesOneWithoutAComplaint()
    {
        var page = await session.OpenAsync("admin");
        await BrowserSession.GoAsync(page, "/secretariat/accounts");
        var form = page.Locator("section[aria-labelledby=keys] form");
        await form.Locator("#key-name").FillAsync("Pressed twice");
        await form.GetByRole(AriaRole.Checkbox).First.CheckAsync();
        await Expect(form.GetByRole(AriaRole.Button)).ToBeEnabledAsync();

        await SendTwiceAsync(form);

        await Expect(page.Locator(".issued")).ToBeVisibleAsync();
        await page.WaitForTimeoutAsync(500);
        await Expect(page.Locator(".rz-notification .rz-notification-error, .rz-growl-item-error")).ToHaveCountAsync(0);
        await using var context = session.Host.Web.Database.CreateDbContext();
        Assert.Equal(1, await context.ApiKeys.CountAsync(k => k.Name == "Pressed twice"));
    }

    [BrowserFact]
    public async Task Member_RecordsAnOutcomeTwice_RecordsItOnceWithoutAComplaint()
    {
        var desk = session.Host.Get<Matchmaker.App.Introductions.IntroductionDesk>();
        var studio = await session.Host.CallerAsync("studio");
        var id = await desk.AskAsync(studio, session.Host.StudioId, session.Host.PartnerId, "A film about a lake?");
        await desk.AnswerAsync(await session.Host.CallerAsync("partner"), id, true, null);
        var page = await session.OpenAsync("studio");
        await BrowserSession.GoAsync(page, $"/introductions/{id}");

        await page.GetByRole(AriaRole.Button, new() { Name = "We met" }).EvaluateAsync("button => { button.click(); button.click(); }");

        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "We met" })).ToBeHiddenAsync();
        await page.WaitForTimeoutAsync(500);
        await Expect(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
        await using var context = session.Host.Web.Database.CreateDbContext();
        Assert.Equal(1, await context.IntroductionMessages.CountAsync(m => m.IntroductionId == id && m.State == IntroductionState.Met));
    }

    // Both on their way before the first is answered, which is what a quick hand does.
    private static async Task SendTwiceAsync(ILocator form) => await form.EvaluateAsync("form => { const button = form.querySelector('button[type=submit]'); button.focus(); form.requestSubmit(button); form.requestSubmit(button); }");
}
