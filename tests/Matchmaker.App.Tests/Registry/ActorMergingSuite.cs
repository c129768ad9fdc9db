using Matchmaker.App.Access;
using Matchmaker.App.Accounts;
using Matchmaker.App.Collaborations;
using Matchmaker.App.Introductions;
using Matchmaker.App.Lists;
using Matchmaker.App.Programmes;
using Matchmaker.App.Registry;
using Matchmaker.App.Tests.Access;
using Matchmaker.App.Webhooks;
using Matchmaker.Contracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Tests.Registry;

/// <summary>Two actors become one, and nothing that hangs on either is lost or doubled.</summary>
public abstract class ActorMergingSuite(Func<Task<TestRegistry>> open) : RegistrySuite(open)
{
    private ActorMerging Merging => new(Registry.Database);

    [RegistryFact]
    public async Task MergeAsync_AllThatHangsOnTheLost_HangsOnTheKept()
    {
        var (kept, lost, other) = await ActorsAsync();
        var account = await Registry.AddAccountAsync("maria@layag.example");
        var collaboration = TestData.Collaboration(new DateOnly(2024, 5, 1));
        collaboration.Participations.Add(new() { ActorId = lost.Id, Role = "producer" });
        collaboration.Participations.Add(new() { ActorId = other.Id, Role = "coordinator" });
        await Registry.AddAsync(
            collaboration,
            new Feedback { ActorId = lost.Id, PartnerId = other.Id, Kind = FeedbackKind.Saved, At = TestData.Now },
            new Feedback { ActorId = other.Id, PartnerId = lost.Id, Kind = FeedbackKind.Asked, At = TestData.Now },
            new Introduction { AskingActorId = lost.Id, AskedActorId = other.Id, AskedAt = TestData.Now },
            new Introduction { AskingActorId = other.Id, AskedActorId = lost.Id, IntroducerId = kept.Id, AskedAt = TestData.Now },
            new Membership { AccountId = account.Id, ActorId = lost.Id, Role = MemberRole.Owner, Since = TestData.Now },
            new Invitation { ActorId = lost.Id, Email = "a@layag.example", SecretHash = Callers.HashOf("a"), InvitedAt = TestData.Now, ExpiresAt = TestData.Now.AddDays(7) },
            new ActorClaim { AccountId = account.Id, ActorId = lost.Id, MadeAt = TestData.Now },
            new ApiKey { ActorId = lost.Id, Name = "Key", Prefix = "mm_", Hash = Callers.HashOf("key"), Scopes = [ApiScope.ReadSuggestions], CreatedAt = TestData.Now },
            new ActorContact { ActorId = lost.Id, Email = "office@layag.example" },
            new PartnerNote { ActorId = lost.Id, PartnerId = other.Id, Text = "Met in Cebu", WrittenAt = TestData.Now },
            new PartnerNote { ActorId = other.Id, PartnerId = lost.Id, Text = "Kind people", WrittenAt = TestData.Now },
            new CuratedList { Name = "Forum", Entries = [new() { ActorId = lost.Id, Note = "a film", AddedAt = TestData.Now }] },
            new Programme
            {
                Title = "Residency",
                Entries = [new() { ActorId = lost.Id, EnteredAt = TestData.Now }],
                Terms = new() { Conflicts = [new(lost.Id, other.Id, "Siblings"), new(kept.Id, lost.Id, "The same, as it turns out")] },
            },
            new Programme { Title = "Forum", Entries = [new() { ActorId = lost.Id, EnteredAt = TestData.Now }, new() { ActorId = kept.Id, Pitch = "Ours", EnteredAt = TestData.Now }] },
            new WebhookSubscription { ActorId = lost.Id, Url = "https://layag.example/hook", Events = [WebhookEvent.IntroductionAsked], ProtectedSecret = "x", CreatedAt = TestData.Now },
            new Actor { Name = "Mentor", Country = "PH", Kind = ActorKind.Person, AffiliationId = lost.Id });

        await Merging.MergeAsync(TestCallers.Curator, kept.Id, lost.Id, []);

        await using var context = CreateContext();
        var actor = await context.Actors.Include(a => a.Aliases).Include(a => a.ExternalIds).Include(a => a.Interests).AsSplitQuery().SingleAsync(a => a.Id == kept.Id);
        Assert.Equal(["Layag Pictures", "Layag Studios"], actor.Aliases.Select(alias => alias.Name).Order());
        Assert.Equal(["demo:1", "ror:2"], actor.ExternalIds.Select(id => $"{id.Scheme}:{id.Value}").Order());
        Assert.Equal(2, actor.Interests.Count);
        Assert.Equal(["film", "music"], actor.Sectors.Order());
        Assert.Equal(("Cebu", Ownership.WomenLed | Ownership.YouthLed, VerificationState.Verified), (actor.City, actor.Ownership, actor.Verification.State));
        Assert.False(await context.Actors.AnyAsync(a => a.Id == lost.Id));
        Assert.Equal(kept.Id, (await context.Participations.SingleAsync(p => p.Role == "producer")).ActorId);
        Assert.Equal(2, await context.Feedback.CountAsync(f => f.ActorId == kept.Id || f.PartnerId == kept.Id));
        Assert.Equal(2, await context.Introductions.CountAsync(i => (i.AskingActorId == kept.Id || i.AskedActorId == kept.Id) && i.IntroducerId == null));
        Assert.Equal(kept.Id, (await context.Memberships.SingleAsync()).ActorId);
        Assert.Equal(kept.Id, (await context.Invitations.SingleAsync()).ActorId);
        Assert.Equal(kept.Id, (await context.ActorClaims.SingleAsync()).ActorId);
        Assert.Equal(kept.Id, (await context.ApiKeys.SingleAsync()).ActorId);
        Assert.Equal("office@layag.example", (await context.ActorContacts.SingleAsync(c => c.ActorId == kept.Id)).Email);
        Assert.Equal(2, await context.PartnerNotes.CountAsync(n => n.ActorId == kept.Id || n.PartnerId == kept.Id));
        Assert.Equal(kept.Id, (await context.Set<CuratedListEntry>().SingleAsync()).ActorId);
        Assert.Equal([null, "Ours"], await context.ProgrammeEntries.Where(e => e.ActorId == kept.Id).OrderBy(e => e.Programme!.Title == "Forum").Select(e => e.Pitch).ToListAsync());
        Assert.Equal([new(kept.Id, other.Id, "Siblings")], (await context.Programmes.SingleAsync(p => p.Title == "Residency")).Terms.Conflicts);
        Assert.Equal(kept.Id, (await context.WebhookSubscriptions.SingleAsync()).ActorId);
        Assert.Equal(kept.Id, (await context.Actors.SingleAsync(a => a.Name == "Mentor")).AffiliationId);
        var entry = await context.AuditEntries.SingleAsync();
        Assert.Equal(("actor.merged", kept.Id, $"actor:{lost.Id}"), (entry.Action, entry.ActorId!.Value, entry.Subject));
    }

    [RegistryFact]
    public async Task MergeAsync_WhatBothHave_IsThereOnce()
    {
        var (kept, lost, other) = await ActorsAsync();
        var account = await Registry.AddAccountAsync("maria@layag.example");
        var collaboration = TestData.Collaboration(new DateOnly(2024, 5, 1));
        collaboration.Participations.Add(new() { ActorId = kept.Id, Role = "producer" });
        collaboration.Participations.Add(new() { ActorId = lost.Id, Role = "producer", Contribution = 500, Currency = "PHP" });
        await Registry.AddAsync(
            collaboration,
            new Feedback { ActorId = lost.Id, PartnerId = kept.Id, Kind = FeedbackKind.Saved, At = TestData.Now },
            new Introduction { AskingActorId = lost.Id, AskedActorId = kept.Id, AskedAt = TestData.Now },
            new PartnerNote { ActorId = kept.Id, PartnerId = lost.Id, Text = "Is that not us?", WrittenAt = TestData.Now },
            new Membership { AccountId = account.Id, ActorId = kept.Id, Role = MemberRole.Viewer, Since = TestData.Now },
            new Membership { AccountId = account.Id, ActorId = lost.Id, Role = MemberRole.Owner, Since = TestData.Now },
            new ActorContact { ActorId = kept.Id, Email = "info@layag.example" },
            new ActorContact { ActorId = lost.Id, Email = "office@layag.example", Phone = "+63 2 555 0100" },
            new CuratedList { Name = "Forum", Entries = [new() { ActorId = kept.Id, Note = "speaks", AddedAt = TestData.Now }, new() { ActorId = lost.Id, Note = "shows a film", AddedAt = TestData.Now }, new() { ActorId = other.Id, AddedAt = TestData.Now }] },
            new WebhookSubscription { ActorId = kept.Id, Url = "https://layag.example/hook", Events = [WebhookEvent.IntroductionAsked], ProtectedSecret = "x", CreatedAt = TestData.Now },
            new WebhookSubscription { ActorId = lost.Id, Url = "https://layag.example/hook", Events = [WebhookEvent.IntroductionAsked], ProtectedSecret = "y", CreatedAt = TestData.Now });

        await Merging.MergeAsync(TestCallers.Curator, kept.Id, lost.Id, [MergeField.Name]);

        await using var context = CreateContext();
        var actor = await context.Actors.Include(a => a.Aliases).SingleAsync(a => a.Id == kept.Id);
        Assert.Equal("Layag Studios", actor.Name);
        Assert.Equal(["Layag Pictures", "Studio Layag"], actor.Aliases.Select(alias => alias.Name).Order());
        var participation = await context.Participations.SingleAsync();
        Assert.Equal((kept.Id, 500m), (participation.ActorId, participation.Contribution!.Value));
        Assert.Equal((0, 0, 0), (await context.Feedback.CountAsync(), await context.Introductions.CountAsync(), await context.PartnerNotes.CountAsync()));
        Assert.Equal(MemberRole.Owner, (await context.Memberships.SingleAsync()).Role);
        var contact = await context.ActorContacts.SingleAsync();
        Assert.Equal(("info@layag.example", "+63 2 555 0100"), (contact.Email, contact.Phone));
        Assert.Contains("office@layag.example", contact.Note, StringComparison.Ordinal);
        var entries = await context.Set<CuratedListEntry>().OrderBy(e => e.Id).ToListAsync();
        Assert.Equal([kept.Id, other.Id], entries.Select(e => e.ActorId));
        Assert.Equal("speaks; shows a film", entries[0].Note);
        Assert.Single(await context.WebhookSubscriptions.ToListAsync());
    }

    [RegistryFact]
    public async Task MergeAsync_NotPossible_ChangesNothing()
    {
        var (kept, lost, _) = await ActorsAsync();
        var person = await Registry.AddAsync(TestData.Actor("Maria", kind: ActorKind.Person));

        await Assert.ThrowsAsync<MergeException>(() => Merging.MergeAsync(TestCallers.Curator, kept.Id, kept.Id, []));
        await Assert.ThrowsAsync<MergeException>(() => Merging.MergeAsync(TestCallers.Curator, kept.Id, person.Id, []));
        await Assert.ThrowsAsync<MergeException>(() => Merging.MergeAsync(TestCallers.Curator, kept.Id, 999_999, []));
        await Assert.ThrowsAsync<AccessDeniedException>(() => Merging.MergeAsync(TestCallers.Person(1), kept.Id, lost.Id, []));

        await using var context = CreateContext();
        Assert.Equal(4, await context.Actors.CountAsync());
        Assert.Empty(await context.AuditEntries.ToListAsync());
    }

    [RegistryFact]
    public async Task FindAsync_SameNameSiteOrNearly_ArePairsOfOneCountry()
    {
        await Registry.AddAsync(
            TestData.Actor("Studio Layag"),
            TestData.Actor("STUDIO  LAYAG"),
            TestData.Actor("Studio Layag", "VN"),
            TestData.Actor("Mindanao Animation House"),
            TestData.Actor("Mindanao Animation Hous"),
            new Actor { Name = "Alpha", Country = "TH", Website = "https://www.same.example/" },
            new Actor { Name = "Beta", Country = "TH", Website = "http://same.example" });

        var found = await new DuplicateFinder(Registry.Database).FindAsync(TestCallers.Curator, null);

        Assert.Equal([DuplicateSign.LikeName, DuplicateSign.SameName, DuplicateSign.SameWebsite], found.Select(pair => pair.Why).OrderBy(why => why.ToString()));
        Assert.Single(await new DuplicateFinder(Registry.Database).FindAsync(TestCallers.Curator, "TH"));
        await Assert.ThrowsAsync<AccessDeniedException>(() => new DuplicateFinder(Registry.Database).FindAsync(Caller.Visitor, null));
    }

    private async Task<(Actor Kept, Actor Lost, Actor Other)> ActorsAsync()
    {
        var kept = TestData.Actor("Studio Layag", "PH", ("demo", "1"));
        (kept.Sectors, kept.Ownership) = (["film"], Ownership.WomenLed);
        kept.Interests.Add(TestData.Interest());
        var lost = TestData.Actor("Layag Studios", "PH", ("ror", "2"));
        (lost.Sectors, lost.Ownership, lost.City) = (["film", "music"], Ownership.YouthLed, "Cebu");
        lost.Verification = new() { State = VerificationState.Verified, DecidedBy = "Secretariat", DecidedAt = TestData.Now };
        lost.Aliases.Add(TestData.Alias("Layag Pictures"));
        lost.Interests.Add(TestData.Interest());
        lost.Interests.Add(TestData.Interest(InterestKind.Offer));
        var other = TestData.Actor("Hanoi Sound", "VN");
        await Registry.AddAsync(kept, lost, other);
        return (kept, lost, other);
    }
}
