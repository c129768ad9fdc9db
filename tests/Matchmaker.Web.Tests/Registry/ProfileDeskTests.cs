using Matchmaker.App.Access;
using Matchmaker.App.Importing;
using Matchmaker.App.Importing.Ror;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage;
using Matchmaker.Web.Tests.Api;
using Matchmaker.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.Web.Tests.Registry;

public sealed class ProfileDeskTests(ApiHost host) : IClassFixture<ApiHost>
{
    private ProfileDesk Desk => host.Get<ProfileDesk>();

    [Fact]
    public async Task Save_Changes_AreStoredAndAuditedByField()
    {
        var studio = await host.CallerAsync("studio");
        var draft = await Desk.ReadAsync(studio, host.StudioId);
        draft.City = " Cebu ";
        draft.Needs = [new() { Text = "a distributor for short films" }, new()];
        draft.Contact.Email = $"hello{Guid.NewGuid():N}@studio.example";
        var email = draft.Contact.Email;

        await Desk.SaveAsync(studio, draft);

        var saved = await Desk.ReadAsync(studio, host.StudioId);
        Assert.Equal("Cebu", saved.City);
        Assert.Equal("a distributor for short films", Assert.Single(saved.Needs).Text);
        Assert.Equal(email, saved.Contact.Email);
        await using var context = host.Web.Database.CreateDbContext();
        var entry = await context.AuditEntries.Where(e => e.Action == "actor.edited").OrderBy(e => e.Id).LastAsync();
        Assert.Contains("city", entry.Details, StringComparison.Ordinal);
        Assert.Contains("needs", entry.Details, StringComparison.Ordinal);
        Assert.Contains("contact", entry.Details, StringComparison.Ordinal);
        Assert.DoesNotContain("@studio", entry.Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_NoContact_StoresNone()
    {
        var partner = await host.CallerAsync("partner");
        var draft = await Desk.ReadAsync(partner, host.PartnerId);
        draft.Contact = new() { ActorId = host.PartnerId, Phone = " " };

        await Desk.SaveAsync(partner, draft);

        await using var context = host.Web.Database.CreateDbContext();
        Assert.False(await context.ActorContacts.AnyAsync(contact => contact.ActorId == host.PartnerId));
    }

    [Theory]
    [InlineData("name")]
    [InlineData("country")]
    [InlineData("website")]
    [InlineData("helix")]
    public async Task Save_WhatIsVerifiedChanges_WaitsToBeVerifiedAgain(string field)
    {
        await VerifyAsync();
        var studio = await host.CallerAsync("studio");
        var draft = await Desk.ReadAsync(studio, host.StudioId);
        Assert.Empty(ProfileDesk.Unvouched(draft));
        var old = draft.Name;
        Change(draft, field);
        Assert.Equal([field], ProfileDesk.Unvouched(draft));

        await Desk.SaveAsync(studio, draft);

        await using var context = host.Web.Database.CreateDbContext();
        var verification = (await context.Actors.AsNoTracking().SingleAsync(actor => actor.Id == host.StudioId)).Verification;
        Assert.Equal(VerificationState.Pending, verification.State);
        Assert.Contains($"Changed since it was verified: {field}.", verification.Evidence, StringComparison.Ordinal);
        Assert.Contains($"name: {old}", verification.Evidence, StringComparison.Ordinal);
        Assert.Contains("A call", verification.Evidence, StringComparison.Ordinal);
        var entry = await context.AuditEntries.Where(e => e.Action == "actor.verification").OrderBy(e => e.Id).LastAsync();
        Assert.Equal($"Verified → Pending: changed {field}", entry.Details);
    }

    [Fact]
    public async Task Save_BySecretariatOrOfOtherFields_StaysVerified()
    {
        await VerifyAsync();
        foreach (var (name, field) in new[] { ("curator", "name"), ("studio", "city") })
        {
            var caller = await host.CallerAsync(name);
            var draft = await Desk.ReadAsync(caller, host.StudioId);
            Change(draft, field);
            Assert.Empty(ProfileDesk.Unvouched(draft));
            await Desk.SaveAsync(caller, draft);
        }

        await using var context = host.Web.Database.CreateDbContext();
        Assert.Equal(VerificationState.Verified, (await context.Actors.AsNoTracking().SingleAsync(actor => actor.Id == host.StudioId)).Verification.State);
    }

    [Fact]
    public async Task Save_SomebodyElseWasFaster_LosesNothing()
    {
        var studio = await host.CallerAsync("studio");
        var (mine, theirs) = (await Desk.ReadAsync(studio, host.StudioId), await Desk.ReadAsync(studio, host.StudioId));
        theirs.Description = "Theirs.";
        await Desk.SaveAsync(studio, theirs);
        mine.Description = "Mine.";

        await Assert.ThrowsAsync<ProfileConflictException>(() => Desk.SaveAsync(studio, mine));

        Assert.Equal("Theirs.", (await Desk.ReadAsync(studio, host.StudioId)).Description);
    }

    [Fact]
    public async Task Save_WrongInput_NamesTheFieldAndStoresNothing()
    {
        var studio = await host.CallerAsync("studio");
        var draft = await Desk.ReadAsync(studio, host.StudioId);
        var name = draft.Name;
        (draft.Name, draft.Website, draft.Contact.Email) = (" ", "javascript:alert(1)", "nobody");

        var problem = await Assert.ThrowsAsync<RegistryRuleException>(() => Desk.SaveAsync(studio, draft));

        Assert.Equal(["name", "website", "contact e-mail"], problem.Violations.Select(violation => violation.Field));
        Assert.Equal(name, (await Desk.ReadAsync(studio, host.StudioId)).Name);
    }

    [Fact]
    public async Task Save_UnknownTag_IsRefused()
    {
        var studio = await host.CallerAsync("studio");
        var draft = await Desk.ReadAsync(studio, host.StudioId);
        draft.Sectors.Add("no-such-sector");

        var problem = await Assert.ThrowsAsync<RegistryRuleException>(() => Desk.SaveAsync(studio, draft));

        Assert.Equal("sectors", Assert.Single(problem.Violations).Field);
    }

    private async Task VerifyAsync() => await host.Get<VerificationDesk>().DecideAsync(await host.CallerAsync("curator"), host.StudioId, VerificationState.Verified, "A call");

    private static void Change(ProfileDraft draft, string field)
    {
        if (field == "name") draft.Name += " II";
        if (field == "country") draft.Country = draft.Country == "TH" ? "VN" : "TH";
        if (field == "website") draft.Website = $"https://{Guid.NewGuid():N}.example.org";
        if (field == "helix") draft.Helix = draft.Helix == Helix.Media ? Helix.Industry : Helix.Media;
        if (field == "city") draft.City = "Elsewhere";
    }

    [Theory]
    [InlineData("viewer")]
    [InlineData("partner")]
    public async Task Read_WhoMayNotEdit_IsRefused(string name) => await Assert.ThrowsAsync<AccessDeniedException>(async () => await Desk.ReadAsync(await host.CallerAsync(name), host.StudioId));

    [Fact]
    public void Completeness_AllFields_AddUpToOne()
    {
        var empty = new ProfileDraft { Name = "A", Country = "VN" };
        var full = new ProfileDraft
        {
            Needs = [new() { Tag = "x" }],
            Offers = [new() { Text = "x" }],
            Sectors = ["film"],
            Languages = ["vi"],
            Description = string.Join(' ', Enumerable.Repeat("word", 20)),
            Size = ActorSize.Small,
            Website = "https://example.org",
            City = "Hanoi",
            Capacity = 3,
            Contact = new() { Phone = "1" },
        };

        Assert.Equal(0, ProfileCompleteness.Of(empty));
        Assert.Equal(1, ProfileCompleteness.Of(full));
        Assert.Empty(ProfileCompleteness.Gaps(full));
        Assert.Equal(1, ProfileCompleteness.Gaps(empty).Sum(gap => gap.Weight), 6);
        Assert.Equal("needs", ProfileCompleteness.Gaps(empty)[0].Field);
    }

    [Fact]
    public void Fill_RorRecord_TakesWhatItSays()
    {
        var draft = new ProfileDraft { Name = "Old", Country = "VN", City = "Hue" };

        RorProfile.Fill(draft, """
            {"id":"https://ror.org/02crff812","status":"active","established":1833,"types":["education"],
             "names":[{"value":"Example University","types":["ror_display"]}],
             "locations":[{"geonames_details":{"country_code":"PH","name":"Cebu City","lat":10.3,"lng":123.9}}],
             "links":[{"type":"website","value":"https://www.example.edu"}]}
            """);

        Assert.Equal(("Example University", "PH", "Cebu City", Helix.Academia, 1833), (draft.Name, draft.Country, draft.City, draft.Helix, draft.FoundedYear));
        Assert.Equal("https://www.example.edu", draft.Website?.TrimEnd('/'));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("[1,2]")]
    [InlineData("""{"id":"https://ror.org/02crff812","status":"withdrawn","names":[{"value":"X"}]}""")]
    public void Fill_WhatIsNoUsableRecord_SaysSoAndChangesNothing(string text)
    {
        var draft = new ProfileDraft { Name = "Old", Country = "VN" };

        Assert.Throws<ImportException>(() => RorProfile.Fill(draft, text));

        Assert.Equal("Old", draft.Name);
    }
}
