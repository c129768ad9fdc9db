using Matchmaker.App.Registry;
using Matchmaker.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Matchmaker.Web.Tests.Browser;

/// <summary>What forms show once something was refused or done, in a browser.</summary>
public sealed class FormsStoryTests(BrowserSession session) : IClassFixture<BrowserSession>
{
    [BrowserFact]
    public async Task Owner_TheLastStepsDown_IsRefusedAndShownAsOwner()
    {
        var page = await session.OpenAsync("studio");
        await BrowserSession.GoAsync(page, "/organisation");
        var role = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "studio@demo.example" }).GetByRole(AriaRole.Combobox);

        await role.SelectOptionAsync("Viewer");

        await Expect(page.GetByText("keeps at least one owner")).ToBeVisibleAsync();
        await Expect(role).ToHaveValueAsync("Owner");
    }

    [BrowserFact]
    public async Task Viewer_Leaves_IsAskedFirst()
    {
        var page = await session.OpenAsync("viewer");
        await BrowserSession.GoAsync(page, "/organisation");
        var leave = page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Leave" });

        await leave.ClickAsync();
        await page.Locator(".rz-dialog").GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();

        await Expect(page.Locator(".rz-dialog")).ToBeHiddenAsync();
        await Expect(leave).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Member_RecordsThatTheyMet_KeepsWhatIsBeingWritten()
    {
        var studio = await session.OpenAsync("studio");
        await BrowserSession.GoAsync(studio, $"/introductions/ask?partner={await PartnerAsync()}");
        await studio.GetByLabel("Your message").FillAsync("A film about a river?");
        await studio.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await BrowserSession.ReachesNumberAsync(studio);
        var thread = new Uri(studio.Url).AbsolutePath;
        var partner = await session.OpenAsync("partner");
        await BrowserSession.GoAsync(partner, thread);
        await partner.GetByRole(AriaRole.Button, new() { Name = "Yes, let us meet" }).ClickAsync();
        await Expect(partner.GetByRole(AriaRole.Button, new() { Name = "We met" })).ToBeVisibleAsync();

        await BrowserSession.GoAsync(studio, thread);
        await studio.GetByLabel("Write to them").FillAsync("Not sent yet");
        await studio.GetByRole(AriaRole.Button, new() { Name = "We met" }).ClickAsync();

        await Expect(studio.GetByRole(AriaRole.Button, new() { Name = "We met" })).ToBeHiddenAsync();
        await Expect(studio.GetByLabel("Write to them")).ToHaveValueAsync("Not sent yet");
    }

    [BrowserFact]
    public async Task Curator_AddsOneActorAfterAnother_SearchesAfreshEachTime()
    {
        var page = await session.OpenAsync("curator");
        await BrowserSession.GoAsync(page, "/secretariat/lists");
        await page.GetByLabel("New list").FillAsync("Guests of a forum");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create" }).ClickAsync();

        foreach (var name in new[] { "Zabexak Studio", "Xiliza Guild" })
        {
            await page.Locator(".add .rz-dropdown").ClickAsync();
            var search = page.Locator(".rz-dropdown-filter:visible");
            await Expect(search).ToHaveValueAsync("");
            await search.PressSequentiallyAsync(name[..6]);
            await page.GetByRole(AriaRole.Option, new() { Name = name }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
            await Expect(page.Locator(".entries").GetByRole(AriaRole.Link, new() { Name = name })).ToBeVisibleAsync();
        }
    }

    private async Task<long> PartnerAsync()
    {
        await using var context = session.Host.Web.Database.CreateDbContext();
        return await context.Memberships.Where(m => m.Account!.Email == "partner@demo.example").Select(m => m.ActorId).FirstAsync();
    }
}
