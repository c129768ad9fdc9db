using Matchmaker.App.Collaborations;
using Matchmaker.App.Introductions;
using Matchmaker.App.Registry;
using Matchmaker.Contracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Tests.Storage;

/// <summary>What is stored comes back as it was, field by field.</summary>
public abstract class RoundTripSuite(Func<Task<TestRegistry>> open) : RegistrySuite(open)
{
    private const string AllScripts =
        "Hà Nội Đà Nẵng · จุฬาลงกรณ์มหาวิทยาลัย · ភ្នំពេញ · ວຽງຈັນ · ရန်ကုန် · 서울대학교 · 香港大學 · がく · Ελλάς · Киев · عربي · emoji 🎬 · \"quotes\" 'and' \\ % _ ; -- \t\n";

    [RegistryFact]
    public async Task Save_ActorWithEveryField_ComesBackAsItWas()
    {
        var studio = await Registry.AddAsync(TestData.Actor("Studio Layag"));
        var mentor = new Actor
        {
            Kind = ActorKind.Person,
            Name = AllScripts,
            Helix = Helix.CivilSociety,
            Country = "KH",
            City = "ភ្នំពេញ",
            Latitude = -11.556375,
            Longitude = 104.928207,
            Website = "https://example.org/ក?x=1",
            Description = AllScripts,
            FoundedYear = 1985,
            Capacity = 4,
            Size = ActorSize.Micro,
            Ownership = Ownership.WomenLed | Ownership.IndigenousOrLocalCraft,
            AffiliationId = studio.Id,
            Sectors = ["animation", "games, and, commas", "\"quoted\""],
            Languages = ["km", "zh-Hant", "en"],
            Verification = new() { State = VerificationState.Verified, DecidedBy = "Secretariat", DecidedAt = TestData.Now.AddDays(-3), Evidence = AllScripts },
            IsDemo = true,
            Aliases = { new() { Name = "អ្នកណែនាំ", Language = "km" } },
            ExternalIds = { new() { Scheme = "ror", Value = "https://ror.org/01abc" }, new() { Scheme = "demo", Value = "m 1" } },
            Interests = { TestData.Interest(InterestKind.Offer, "mentoring", null), TestData.Interest(InterestKind.Need, null, AllScripts) },
        };
        await Registry.AddAsync(mentor);

        await using var context = CreateContext();
        var stored = await context.Actors.AsNoTracking().Include(a => a.Aliases).Include(a => a.ExternalIds).Include(a => a.Interests).Include(a => a.Affiliation)
            .SingleAsync(a => a.Id == mentor.Id);

        Assert.Equal(ActorKind.Person, stored.Kind);
        Assert.Equal(AllScripts, stored.Name);
        Assert.Equal(NameNormaliser.Normalise(AllScripts), stored.NormalisedName);
        Assert.Equal(Helix.CivilSociety, stored.Helix);
        Assert.Equal(("KH", "ភ្នំពេញ"), (stored.Country, stored.City));
        Assert.Equal((-11.556375, 104.928207), (stored.Latitude, stored.Longitude));
        Assert.Equal("https://example.org/ក?x=1", stored.Website);
        Assert.Equal(AllScripts, stored.Description);
        Assert.Equal(1985, stored.FoundedYear);
        Assert.Equal(4, stored.Capacity);
        Assert.Equal(ActorSize.Micro, stored.Size);
        Assert.Equal(Ownership.WomenLed | Ownership.IndigenousOrLocalCraft, stored.Ownership);
        Assert.Equal("Studio Layag", stored.Affiliation?.Name);
        Assert.Equal(["animation", "games, and, commas", "\"quoted\""], stored.Sectors);
        Assert.Equal(["km", "zh-Hant", "en"], stored.Languages);
        Assert.Equal((VerificationState.Verified, "Secretariat", TestData.Now.AddDays(-3), AllScripts),
            (stored.Verification.State, stored.Verification.DecidedBy, stored.Verification.DecidedAt, stored.Verification.Evidence));
        Assert.True(stored.IsDemo);
        Assert.Equal((TestClock.Start, TestClock.Start), (stored.CreatedAt, stored.UpdatedAt));
        var alias = Assert.Single(stored.Aliases);
        Assert.Equal(("អ្នកណែនាំ", NameNormaliser.Normalise("អ្នកណែនាំ"), "km"), (alias.Name, alias.NormalisedName, alias.Language));
        Assert.Equal([("demo", "m 1"), ("ror", "https://ror.org/01abc")], stored.ExternalIds.Select(id => (id.Scheme, id.Value)).Order());
        Assert.Equal([(InterestKind.Offer, "mentoring", null), (InterestKind.Need, null, AllScripts)], stored.Interests.OrderBy(i => i.Id).Select(i => (i.Kind, i.Tag, i.Text)));
    }

    [RegistryFact]
    public async Task Save_ActorWithOnlyWhatIsRequired_HasTheDefaults()
    {
        var id = (await Registry.AddAsync(TestData.Actor())).Id;

        await using var context = CreateContext();
        var stored = await context.Actors.SingleAsync(a => a.Id == id);

        Assert.Equal((null, null, null, null, null, null), (stored.City, stored.Latitude, stored.Website, stored.Description, stored.FoundedYear, stored.AffiliationId));
        Assert.Empty(stored.Sectors);
        Assert.Equal((ActorSize.Unknown, Ownership.None, VerificationState.Unverified), (stored.Size, stored.Ownership, stored.Verification.State));
        Assert.Equal((null, null, null), (stored.Verification.DecidedBy, stored.Verification.DecidedAt, stored.Verification.Evidence));
    }

    [RegistryFact]
    public async Task Save_EveryValueOfEveryEnum_ComesBack()
    {
        await using (var context = CreateContext())
        {
            foreach (var helix in Enum.GetValues<Helix>())
                foreach (var size in Enum.GetValues<ActorSize>())
                {
                    var actor = TestData.Actor($"{helix} {size}", helix: helix);
                    actor.Size = size;
                    actor.Ownership = (Ownership)((int)size + 3);
                    context.Add(actor);
                }

            await context.SaveChangesAsync();
        }

        await using var reading = CreateContext();
        var stored = await reading.Actors.OrderBy(a => a.Id).ToListAsync();
        Assert.Equal(stored.Select(a => a.Name), stored.Select(a => $"{a.Helix} {a.Size}"));
        Assert.All(stored, a => Assert.Equal((int)a.Size + 3, (int)a.Ownership));
        Assert.Equal(5, await reading.Actors.CountAsync(a => a.Helix == Helix.CivilSociety));
    }

    [RegistryFact]
    public async Task Save_CollaborationWithEveryField_ComesBackAsItWas()
    {
        var (first, second) = (TestData.Actor("First"), TestData.Actor("Second", "VN"));
        var collaboration = new Collaboration
        {
            Kind = CollaborationKind.Licence,
            Title = AllScripts,
            Text = AllScripts,
            StartDate = new(2016, 2, 29),
            EndDate = new(2026, 12, 31),
            Sectors = ["film", "music"],
            ExternalScheme = "rcn",
            ExternalValue = "200001",
            IsDemo = true,
            Participations =
            {
                new() { Actor = first, Role = "coordinator", Contribution = 1234567890123456.78m, Currency = "EUR" },
                new() { Actor = second, Role = "participant", Contribution = 0.005m, Currency = "VND" },
                new() { Actor = second, Role = "mentor" },
            },
        };
        await Registry.AddAsync(collaboration);

        await using var context = CreateContext();
        var stored = await context.Collaborations.AsNoTracking().Include(c => c.Participations).ThenInclude(p => p.Actor).SingleAsync();

        Assert.Equal((CollaborationKind.Licence, AllScripts, AllScripts), (stored.Kind, stored.Title, stored.Text));
        Assert.Equal((new DateOnly(2016, 2, 29), new DateOnly(2026, 12, 31)), (stored.StartDate, stored.EndDate));
        Assert.Equal(["film", "music"], stored.Sectors);
        Assert.Equal(("rcn", "200001", true), (stored.ExternalScheme, stored.ExternalValue, stored.IsDemo));
        Assert.Equal((TestClock.Start, TestClock.Start), (stored.CreatedAt, stored.UpdatedAt));
        Assert.Equal(
            [("First", "coordinator", 1234567890123456.78m, "EUR"), ("Second", "mentor", null, null), ("Second", "participant", 0.01m, "VND")],
            stored.Participations.Select(p => (p.Actor!.Name, p.Role, p.Contribution, p.Currency)).Order());
    }

    [RegistryFact]
    public async Task Save_FeedbackAndIntroduction_ComeBackAsTheyWere()
    {
        var (asking, asked, common) = (TestData.Actor("Asking"), TestData.Actor("Asked"), TestData.Actor("Common"));
        var feedback = TestData.Feedback(asking, asked, FeedbackKind.WorkedTogether);
        feedback.At = new DateTimeOffset(2026, 1, 1, 7, 0, 0, TimeSpan.FromHours(7));
        (feedback.Reason, feedback.ModelVersion, feedback.Rank) = (AllScripts, "2026-01.1", 3);
        var introduction = TestData.Introduction(asking, asked, common);
        (introduction.State, introduction.Message, introduction.AnsweredAt) = (IntroductionState.Declined, AllScripts, TestData.Now.AddHours(2));
        await Registry.AddAsync(feedback, introduction);

        await using var context = CreateContext();
        var storedFeedback = await context.Feedback.AsNoTracking().SingleAsync();
        var storedIntroduction = await context.Introductions.AsNoTracking().SingleAsync();

        Assert.Equal((asking.Id, asked.Id, FeedbackKind.WorkedTogether), (storedFeedback.ActorId, storedFeedback.PartnerId, storedFeedback.Kind));
        Assert.Equal((AllScripts, "2026-01.1", 3), (storedFeedback.Reason, storedFeedback.ModelVersion, storedFeedback.Rank));
        Assert.Equal((new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), TimeSpan.Zero), (storedFeedback.At, storedFeedback.At.Offset));
        Assert.Equal((asking.Id, asked.Id, common.Id), (storedIntroduction.AskingActorId, storedIntroduction.AskedActorId, storedIntroduction.IntroducerId));
        Assert.Equal((IntroductionState.Declined, AllScripts), (storedIntroduction.State, storedIntroduction.Message));
        Assert.Equal((TestData.Now, TestData.Now.AddHours(2), TestClock.Start), (storedIntroduction.AskedAt, storedIntroduction.AnsweredAt, storedIntroduction.UpdatedAt));
    }

    [RegistryFact]
    public async Task Save_ModelVersionAndImportRun_ComeBackAsTheyWere()
    {
        var version = TestData.ModelVersion("2026-03-01.2");
        (version.Card, version.ActivatedAt, version.IsActive) = ("{\"seed\":1}", TestData.Now.AddMinutes(1), true);
        await Registry.AddAsync(version, TestData.ImportRun("cordis"));

        await using var context = CreateContext();
        var storedVersion = await context.ModelVersions.AsNoTracking().SingleAsync();
        var run = await context.ImportRuns.AsNoTracking().SingleAsync();

        Assert.Equal(("2026-03-01.2", "2026-03-01.2.model", "{\"seed\":1}"), (storedVersion.Name, storedVersion.FileName, storedVersion.Card));
        Assert.Equal((TestData.Now, TestData.Now.AddMinutes(1), true), (storedVersion.TrainedAt, storedVersion.ActivatedAt, storedVersion.IsActive));
        Assert.Equal(("cordis", 10L, 7L, 2L, 1L), (run.Source, run.RowsRead, run.RowsStored, run.RowsUnchanged, run.RowsRejected));
        Assert.Equal(["actors.csv"], run.Files);
        Assert.Equal((TestData.Now, TestData.Now.AddMinutes(2)), (run.StartedAt, run.FinishedAt));
    }

    [RegistryFact]
    public async Task Query_TimesAndDates_CompareAndSortInTheDatabase()
    {
        var (one, other) = (TestData.Actor("One"), TestData.Actor("Other"));
        var early = TestData.Feedback(one, other);
        var late = TestData.Feedback(one, other);
        early.At = new DateTimeOffset(2026, 1, 1, 23, 0, 0, TimeSpan.FromHours(9));
        late.At = new DateTimeOffset(2026, 1, 1, 15, 0, 0, TimeSpan.Zero);
        await Registry.AddAsync(early, late, TestData.Collaboration(new DateOnly(2018, 12, 31), one, other), TestData.Collaboration(new DateOnly(2019, 1, 1), one, other));

        await using var context = CreateContext();
        var since = new DateTimeOffset(2026, 1, 1, 14, 30, 0, TimeSpan.Zero);
        Assert.Equal(late.Id, (await context.Feedback.SingleAsync(f => f.At > since)).Id);
        Assert.Equal([late.Id, early.Id], await context.Feedback.OrderByDescending(f => f.At).Select(f => f.Id).ToListAsync());
        var cut = new DateOnly(2019, 1, 1);
        Assert.Equal(1, await context.Collaborations.CountAsync(c => c.StartDate < cut));
    }
}
