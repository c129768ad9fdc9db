using System.Text.RegularExpressions;
using Matchmaker.App.Registry;
using Matchmaker.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Matchmaker.Web.Tests.Browser;

/// <summary>What people come for, in a browser, from the first page to the outcome.</summary>
public sealed partial class StudioStoryTests(BrowserSession session) : IClassFixture<BrowserSession>
{
    private const string Address = "owner@lotus.example";
    private const string Password = "two quiet herons";

    [BrowserFact]
    public async Task Studio_RegistersIsVerifiedAsksAndBothSeeContacts()
    {
        var (claimed, name) = await ClaimedAsync();

        // A person registers, confirms the address, and claims the studio.
        var studio = await session.OpenAsync();
        await studio.GotoAsync("/register");
        await studio.GetByLabel("Your name").FillAsync("Lotus Owner");
        await studio.GetByLabel("E-mail address").FillAsync(Address);
        await studio.GetByLabel("Password").FillAsync(Password);
        await studio.GetByRole(AriaRole.Button, new() { Name = "Register" }).ClickAsync();
        await Expect(studio.GetByRole(AriaRole.Heading, new() { Name = "Check your mail" })).ToBeVisibleAsync();
        await studio.GotoAsync(new Uri(Link().Match(session.Host.MailsTo(Address)[^1]).Value).PathAndQuery);
        await BrowserSession.SignInAsync(studio, Address, Password);
        await BrowserSession.GoAsync(studio, "/claim");
        await studio.GetByLabel("Name of the organisation").First.FillAsync(name);
        await studio.GetByRole(AriaRole.Radio, new() { Name = name }).First.CheckAsync();
        await studio.GetByLabel("How can we see").FillAsync("I am its founder: see the imprint of our page.");
        await studio.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Expect(studio.GetByText("waits")).ToBeVisibleAsync();

        // A curator accepts and verifies it.
        var curator = await session.OpenAsync("curator");
        await BrowserSession.GoAsync(curator, "/secretariat/verification");
        var claim = curator.GetByRole(AriaRole.Article).Filter(new() { HasText = name }).First;
        await claim.GetByRole(AriaRole.Button, new() { Name = "Accept" }).ClickAsync();
        await Expect(claim).ToBeHiddenAsync();

        // The studio gets suggestions with reasons, and asks the first.
        await BrowserSession.GoAsync(studio, "/partners");
        var first = studio.GetByRole(AriaRole.Article).First;
        await Expect(first.GetByText("Why they fit you")).ToBeVisibleAsync();
        var partnerName = await first.GetByRole(AriaRole.Heading, new() { Level = 2 }).InnerTextAsync();
        var partnerId = long.Parse(Number().Match((await first.GetByRole(AriaRole.Heading, new() { Level = 2 }).GetByRole(AriaRole.Link).GetAttributeAsync("href"))!).Value, System.Globalization.CultureInfo.InvariantCulture);
        await first.GetByRole(AriaRole.Link, new() { Name = "Ask for an introduction" }).ClickAsync();
        await studio.GetByLabel("Your message").FillAsync("We would like to make a short film with you.");
        await studio.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Expect(studio.GetByText("Shown to both sides once they agree.")).ToBeVisibleAsync();

        // The other side, played by a person of the demo, says yes.
        await session.Host.JoinAsync("partner", partnerId);
        await LeaveContactsAsync((claimed, "lotus@studio.example"), (partnerId, "hello@partner.example"));
        var partner = await session.OpenAsync("partner");
        await partner.GotoAsync($"/acting-for/{partnerId}?to=/introductions");
        await BrowserSession.GoAsync(partner, "/introductions");
        await partner.GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
        await partner.GetByRole(AriaRole.Button, new() { Name = "Yes, let us meet" }).ClickAsync();
        await Expect(partner.GetByRole(AriaRole.Link, new() { Name = "lotus@studio.example" })).ToBeVisibleAsync();

        // Both see how to reach each other; the outcome takes two clicks.
        await BrowserSession.GoAsync(studio, "/introductions");
        await studio.GetByRole(AriaRole.Tab, new() { Name = "You asked" }).ClickAsync();
        await studio.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = partnerName }).First.ClickAsync();
        await Expect(studio.GetByRole(AriaRole.Link, new() { Name = "hello@partner.example" })).ToBeVisibleAsync();
        await studio.GetByRole(AriaRole.Button, new() { Name = "We work together" }).ClickAsync();
        await studio.GetByRole(AriaRole.Button, new() { Name = "Record it" }).ClickAsync();
        await Expect(studio.Locator("ol.steps li[aria-current=step]")).ToHaveTextAsync("Work together");
    }

    [BrowserFact]
    public async Task Studio_DismissesASuggestion_AndItDoesNotComeBack()
    {
        var page = await session.OpenAsync("studio");
        await BrowserSession.GoAsync(page, "/partners");
        var name = await page.GetByRole(AriaRole.Article).First.GetByRole(AriaRole.Heading, new() { Level = 2 }).InnerTextAsync();

        await page.GetByRole(AriaRole.Article).First.GetByRole(AriaRole.Button, new() { Name = "Dismiss" }).ClickAsync();
        await page.GetByLabel("Not our field").CheckAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Dismiss" }).ClickAsync();

        await Expect(page.GetByText("What we learnt from your answers")).ToBeVisibleAsync();
        await BrowserSession.GoAsync(page, "/partners");
        Assert.DoesNotContain(name, await page.GetByRole(AriaRole.Article).GetByRole(AriaRole.Heading, new() { Level = 2 }).AllInnerTextsAsync());
        await page.GetByText("What we learnt from your answers").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = $"Take back what you said of {name}" }).ClickAsync();
        await Expect(page.GetByText("What we learnt from your answers")).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task University_FindsAndAsksAMentor()
    {
        var page = await session.OpenAsync("university");
        await BrowserSession.GoAsync(page, "/mentors");
        var first = page.GetByRole(AriaRole.Article).First;
        await Expect(first).ToBeVisibleAsync();
        var name = await first.GetByRole(AriaRole.Heading, new() { Level = 2 }).InnerTextAsync();

        await first.GetByRole(AriaRole.Link, new() { Name = "Ask for an introduction" }).ClickAsync();
        await page.GetByLabel("Your message").FillAsync("Would you mentor our students on export?");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = $"Introduction to {name}" })).ToBeVisibleAsync();
        await Expect(page.GetByText("Would you mentor our students on export?")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Viewer_SeesSuggestionsAndIsRefusedToAct()
    {
        var page = await session.OpenAsync("viewer");
        await BrowserSession.GoAsync(page, "/partners");
        await Expect(page.GetByRole(AriaRole.Article).First).ToBeVisibleAsync();
        Assert.Equal(0, await page.GetByRole(AriaRole.Link, new() { Name = "Ask for an introduction" }).CountAsync());
        foreach (var path in new[] { "/introductions/ask?partner=5", "/profile", "/secretariat", "/secretariat/system" })
        {
            await page.GotoAsync(path);
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "This is not for you" })).ToBeVisibleAsync();
        }
    }

    /// <summary>A firm of the registry with a past, whom nobody acts for and nobody else shares its name with.</summary>
    private async Task<(long Id, string Name)> ClaimedAsync()
    {
        await using var context = session.Host.Web.Database.CreateDbContext();
        var actor = await context.Actors.Where(a => a.Helix == Helix.Industry && a.Kind == ActorKind.Organisation && a.Participations.Count >= 5 && !context.Memberships.Any(m => m.ActorId == a.Id))
            .Where(a => !context.Actors.Any(other => other.Id != a.Id && other.NormalisedName.Contains(a.NormalisedName))).OrderByDescending(a => a.Id).FirstAsync();
        return (actor.Id, actor.Name);
    }

    private async Task LeaveContactsAsync(params (long ActorId, string Email)[] contacts)
    {
        await using var context = session.Host.Web.Database.CreateDbContext();
        foreach (var (actorId, email) in contacts)
        {
            var contact = await context.ActorContacts.SingleOrDefaultAsync(c => c.ActorId == actorId);
            if (contact is null) context.ActorContacts.Add(contact = new() { ActorId = actorId });
            contact.Email = email;
        }

        await context.SaveChangesAsync();
    }

    [GeneratedRegex("http://\\S+/confirm-email\\S+")]
    private static partial Regex Link();

    [GeneratedRegex("[0-9]+$")]
    private static partial Regex Number();
}
