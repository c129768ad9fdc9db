using Matchmaker.App.Access;
using Matchmaker.App.Accounts;
using Matchmaker.App.Balance;
using Matchmaker.App.Introductions;
using Matchmaker.App.Jobs;
using Matchmaker.App.Matching;
using Matchmaker.App.Registry;
using Matchmaker.App.Tests.Access;
using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Balance;

/// <summary>Who was shown, asked and accepted, counted by hand.</summary>
public abstract class OutcomeSuite(Func<Task<TestRegistry>> open) : RegistrySuite(open)
{
    [RegistryFact]
    public async Task OutcomesAsync_FeedbackAndIntroductions_EachPairOnce()
    {
        var cebu = TestData.Actor("Cebu");
        cebu.Ownership = Ownership.WomenLed | Ownership.YouthLed;
        var hanoi = TestData.Actor("Hanoi", "VN", Helix.Academia);
        var seoul = TestData.Actor("Seoul", "KR", Helix.Media);
        await Registry.AddAsync(cebu, hanoi, seoul);
        await Registry.AddAsync(
            Act(cebu, hanoi, FeedbackKind.Seen), Act(seoul, hanoi, FeedbackKind.Seen), Act(hanoi, cebu, FeedbackKind.Seen),
            Act(cebu, hanoi, FeedbackKind.Asked), Act(hanoi, cebu, FeedbackKind.Accepted),
            new Introduction { AskingActorId = cebu.Id, AskedActorId = hanoi.Id, AskedAt = TestData.Now, AnsweredAt = TestData.Now, State = IntroductionState.Met },
            new Introduction { AskingActorId = seoul.Id, AskedActorId = hanoi.Id, AskedAt = TestData.Now.AddDays(40), State = IntroductionState.Asked });

        var report = await OutcomesAsync(null, null);

        Assert.Equal(new("", "", 3, 3, 2, 1, 2, 1), report.Total);
        Assert.Equal(new("country", "VN", 1, 2, 2, 1, 0, 0), Line(report, "country", "VN"));
        Assert.Equal(new("country", "PH", 1, 1, 0, 0, 1, 1), Line(report, "country", "PH"));
        Assert.Equal(1, Line(report, "ownership", "women-led").Asking);
        Assert.Equal(1, Line(report, "ownership", "youth-led").Asking);
        Assert.Equal(2, Line(report, "ownership", "none").Actors);
        Assert.Equal(1, report.Asks[("KR", "VN")]);
        var day = DateOnly.FromDateTime(TestData.Now.UtcDateTime);
        Assert.Equal((3, 1), ((await OutcomesAsync(day, day)).Total.Shown, (await OutcomesAsync(day, day)).Total.Asked));
        Assert.Equal((0, 1), ((await OutcomesAsync(day.AddDays(1), null)).Total.Shown, (await OutcomesAsync(day.AddDays(1), null)).Total.Asked));
    }

    [RegistryFact]
    public async Task OutcomesAsync_WrongPeriodOrNoRight_IsRefused()
    {
        await Assert.ThrowsAsync<BalanceException>(() => OutcomesAsync(new(2026, 2, 1), new(2026, 1, 1)));
        using var matching = new LiveMatching(Registry.Database);
        await using var work = new BackgroundWork(Registry.Database);
        var desk = new BalanceDesk(Registry.Database, matching, work);
        await Assert.ThrowsAsync<AccessDeniedException>(() => desk.OutcomesAsync(TestCallers.Person(1), null, null));
        Assert.Throws<AccessDeniedException>(() => desk.ComputeExposure(TestCallers.KeyFor(ApiScope.ReadExports), new()));
        Assert.Throws<AccessDeniedException>(() => desk.ComputePrice(Caller.Visitor, new()));
        Assert.Throws<BalanceException>(() => desk.ComputeExposure(TestCallers.Curator, new() { Floor = 1.5 }));
        Assert.Null(desk.Exposure(TestCallers.Curator, new()));
    }

    private async Task<OutcomeReport> OutcomesAsync(DateOnly? from, DateOnly? until)
    {
        using var matching = new LiveMatching(Registry.Database);
        await using var work = new BackgroundWork(Registry.Database);
        return await new BalanceDesk(Registry.Database, matching, work).OutcomesAsync(TestCallers.Curator, from, until);
    }

    private static OutcomeLine Line(OutcomeReport report, string attribute, string label) => report.Lines.Single(line => line.Attribute == attribute && line.Label == label);

    private static Feedback Act(Actor actor, Actor partner, FeedbackKind kind) => new() { ActorId = actor.Id, PartnerId = partner.Id, Kind = kind, At = TestData.Now };
}
