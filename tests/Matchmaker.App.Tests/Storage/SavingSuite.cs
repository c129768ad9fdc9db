using Matchmaker.App.Registry;
using Matchmaker.App.Storage;
using Matchmaker.Contracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Tests.Storage;

/// <summary>What the context does whenever changes are saved: rules, folded names, times.</summary>
public abstract class SavingSuite(Func<Task<TestRegistry>> open) : RegistrySuite(open)
{
    [RegistryFact]
    public async Task Save_AnyRecordThatBreaksARule_IsRefusedWithTheField()
    {
        var (one, other) = (await Registry.AddAsync(TestData.Actor("One")), await Registry.AddAsync(TestData.Actor("Other")));
        var collaboration = await Registry.AddAsync(TestData.Collaboration());
        (object Record, string Field)[] wrong =
        [
            (TestData.Actor(" "), "name"),
            (new ActorAlias { ActorId = one.Id, Name = "" }, "name"),
            (new ActorExternalId { ActorId = one.Id, Scheme = "PIC", Value = "1" }, "external id scheme"),
            (new Interest { ActorId = one.Id }, "offer or need"),
            (new App.Collaborations.Collaboration { Kind = "party" }, "kind"),
            (new App.Collaborations.Participation { ActorId = one.Id, CollaborationId = collaboration.Id, Role = "" }, "role"),
            (new App.Introductions.Feedback { ActorId = one.Id, PartnerId = one.Id }, "partner"),
            (new App.Introductions.Introduction { AskingActorId = other.Id, AskedActorId = other.Id }, "asked actor"),
            (new App.Models.ModelVersion { Name = "v", FileName = "../v", Card = "{}" }, "file name"),
            (new App.Importing.ImportRun { Source = "csv", RowsRead = 1 }, "rows"),
        ];
        foreach (var (record, field) in wrong)
        {
            var refusal = await Assert.ThrowsAsync<RegistryRuleException>(() => Registry.AddAsync(record));
            Assert.Contains(refusal.Violations, violation => violation.Field == field);
        }

        await using var context = CreateContext();
        Assert.Equal((2, 0, 0), (await context.Actors.CountAsync(), await context.Aliases.CountAsync(), await context.Feedback.CountAsync()));
    }

    [RegistryFact]
    public async Task Save_ChangeThatBreaksARule_IsRefusedAndChangesNothing()
    {
        var id = (await Registry.AddAsync(TestData.Actor())).Id;
        await using (var context = CreateContext())
        {
            (await context.Actors.SingleAsync()).Country = "XX";
            Assert.Throws<RegistryRuleException>(() => context.SaveChanges());
        }

        await using var reading = CreateContext();
        Assert.Equal("PH", (await reading.Actors.SingleAsync(a => a.Id == id)).Country);
    }

    [RegistryFact]
    public async Task Save_ActorsSameNewActorOnBothSides_IsRefused()
    {
        var actor = TestData.Actor();

        await Assert.ThrowsAsync<RegistryRuleException>(() => Registry.AddAsync(TestData.Feedback(actor, actor)));
    }

    [RegistryFact]
    public async Task Save_RenamedActor_FoldsTheNewNameAndMovesItsTime()
    {
        await Registry.AddAsync(TestData.Actor("Đại học Huế"));
        Registry.Clock.Now = TestClock.Start.AddDays(1).AddTicks(1234567);
        await using (var context = CreateContext())
        {
            (await context.Actors.SingleAsync(a => a.NormalisedName == "dai hoc hue")).Name = "HUẾ UNIVERSITY";
            await context.SaveChangesAsync();
        }

        await using var reading = CreateContext();
        var stored = await reading.Actors.SingleAsync();
        Assert.Equal("hue university", stored.NormalisedName);
        Assert.Equal((TestClock.Start, TestClock.Start.AddDays(1).AddTicks(1234560)), (stored.CreatedAt, stored.UpdatedAt));
    }

    [RegistryFact]
    public async Task Save_NothingChanged_MovesNoTime()
    {
        await Registry.AddAsync(TestData.Actor());
        Registry.Clock.Now = TestClock.Start.AddDays(1);
        await using (var context = CreateContext())
        {
            var actor = await context.Actors.SingleAsync();
            actor.Sectors = [.. actor.Sectors];
            Assert.Equal(0, await context.SaveChangesAsync());
        }

        await using var reading = CreateContext();
        Assert.Equal(TestClock.Start, (await reading.Actors.SingleAsync()).UpdatedAt);
    }

    [RegistryFact]
    public async Task Save_LongestAllowedTexts_AreStored()
    {
        var actor = TestData.Actor(new string('學', RegistryRules.NameLength));
        (actor.City, actor.Description) = (new string('ក', RegistryRules.CityLength), new string('é', RegistryRules.LongTextLength));
        actor.Aliases.Add(TestData.Alias(new string('ß', RegistryRules.NameLength)));

        await Registry.AddAsync(actor);

        await using var context = CreateContext();
        Assert.Equal(RegistryRules.NameLength * 2, (await context.Aliases.SingleAsync()).NormalisedName.Length);
    }
}
