using Matchmaker.App.Matching;
using Matchmaker.App.Models;
using Matchmaker.App.Registry;
using Matchmaker.Contracts.Storage;
using Matchmaker.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Matchmaker.Web.Tests.Browser;

/// <summary>A curator's day, in a browser.</summary>
public sealed class CuratorStoryTests(BrowserSession session) : IClassFixture<BrowserSession>
{
    [BrowserFact]
    public async Task Curator_MergesDuplicates()
    {
        var (kept, lost, name) = await TwinsAsync();
        var page = await session.OpenAsync("curator");
        await BrowserSession.GoAsync(page, $"/secretariat/registry/merge/{kept}/{lost}");

        await page.GetByRole(AriaRole.Button, new() { Name = $"Merge {name}" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Merge", Exact = true }).ClickAsync();

        await Expect(page.GetByText("is part of")).ToBeVisibleAsync();
        await using var context = session.Host.Web.Database.CreateDbContext();
        Assert.Single(await context.Actors.Where(a => a.Id == kept || a.Id == lost).ToListAsync());
        Assert.True(await context.AuditEntries.AnyAsync(e => e.Action == "actor.merged"));
    }

    [BrowserFact]
    public async Task Curator_SeesWhoGetsShown()
    {
        var page = await session.OpenAsync("curator");
        await BrowserSession.GoAsync(page, "/secretariat/balance");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Table).First).ToContainTextAsync("Indonesia");
    }

    [BrowserFact]
    public async Task Curator_AsksForSharesOfTheCandidates()
    {
        var page = await session.OpenAsync("curator");
        await BrowserSession.GoAsync(page, "/secretariat/balance");

        await page.GetByLabel("A share is a part of").SelectOptionAsync("Candidates");
        await page.GetByRole(AriaRole.Button, new() { Name = "Compute the exposure" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "share of candidates" })).ToBeVisibleAsync(new() { Timeout = 120_000 });
        await page.GetByLabel("A share is a part of").SelectOptionAsync("Actors");
        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "share of candidates" })).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task Curator_RollsAModelBack()
    {
        var (before, after) = await SecondModelAsync();
        var page = await session.OpenAsync("curator");
        await BrowserSession.GoAsync(page, "/secretariat/models");

        await page.GetByRole(AriaRole.Button, new() { Name = "Roll back" }).ClickAsync();
        await page.Locator(".rz-dialog").GetByRole(AriaRole.Button).Filter(new() { HasText = "Roll back" }).ClickAsync();

        await Expect(page.GetByText($"Model {before} serves")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = before }).GetByText("serves")).ToBeVisibleAsync();
        Assert.NotEqual(before, after);
        Assert.Equal(before, (await session.Host.Get<ModelStore>().ActiveAsync()).Name);
    }

    /// <summary>Two actors that are one, with a collaboration each.</summary>
    private async Task<(long Kept, long Lost, string Name)> TwinsAsync()
    {
        await using var context = session.Host.Web.Database.CreateDbContext();
        var original = await context.Actors.AsNoTracking().Where(a => a.Kind == ActorKind.Organisation && a.Participations.Count > 0).OrderByDescending(a => a.Id).FirstAsync();
        var copy = new Actor { Name = original.Name + " Ltd", Country = original.Country, Helix = original.Helix, IsDemo = true };
        context.Actors.Add(copy);
        await context.SaveChangesAsync();
        return (original.Id, copy.Id, copy.Name);
    }

    /// <summary>A second version that serves: the same file under another name is enough.</summary>
    private async Task<(string Before, string After)> SecondModelAsync()
    {
        var store = session.Host.Get<ModelStore>();
        var first = await store.ActiveAsync();
        using var folder = new TemporaryFolder();
        var (from, draft) = (store.PathOf(first), folder.File("second.model"));
        File.Copy(from, draft);
        File.Copy(ModelFile.CardPathOf(from), ModelFile.CardPathOf(draft));
        var version = await store.AddAsync(draft, ModelCard.FromJson(first.Card) with { Version = "second" }, activate: true);
        await session.Host.Get<LiveMatching>().RefreshAsync();
        return (first.Name, version.Name);
    }
}
