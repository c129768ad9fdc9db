using Matchmaker.App.Introductions;
using Matchmaker.App.Matching;
using Matchmaker.App.Registry;
using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Matching;

/// <summary>Who must not be suggested to whom: every verdict, and what lifts it.</summary>
public abstract class MatchRulesSuite(Func<Task<TestRegistry>> open) : RegistrySuite(open)
{
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    private readonly Actor _one = TestData.Actor("One");
    private readonly Actor _other = TestData.Actor("Other", "VN");

    [RegistryFact]
    public async Task Judge_Itself_IsSelf()
    {
        await Registry.AddAsync(_one);

        Assert.Equal(SuggestionVerdict.Self, await JudgeAsync(_one, _one));
    }

    [RegistryFact]
    public async Task Judge_OneHouse_IsRefusedBothWaysAndOtherHousesAreNot()
    {
        Actor Person(string name, Actor home)
        {
            var person = TestData.Actor(name, kind: ActorKind.Person);
            person.Affiliation = home;
            return person;
        }

        var (first, second, stranger) = (Person("First", _one), Person("Second", _one), Person("Stranger", _other));
        await Registry.AddAsync(_one, _other, first, second, stranger);

        foreach (var (actor, partner) in new[] { (_one, first), (first, _one), (first, second), (second, first) })
            Assert.Equal(SuggestionVerdict.SameHouse, await JudgeAsync(actor, partner));
        foreach (var (actor, partner) in new[] { (_one, _other), (_one, stranger), (stranger, first), (first, _other) })
            Assert.Equal(SuggestionVerdict.Allowed, await JudgeAsync(actor, partner));
    }

    [RegistryFact]
    public async Task Judge_Dismissed_HoldsForTheOneWhoDismissedOnly()
    {
        await ActAsync((_one, FeedbackKind.Dismissed, 1));

        Assert.Equal(SuggestionVerdict.Dismissed, await JudgeAsync(_one, _other));
        Assert.Equal(SuggestionVerdict.Allowed, await JudgeAsync(_other, _one));
    }

    [RegistryFact]
    public async Task Judge_DismissedThenSeen_StaysDismissedForEver()
    {
        await ActAsync((_one, FeedbackKind.Dismissed, 1), (_one, FeedbackKind.Seen, 2));

        Assert.Equal(SuggestionVerdict.Dismissed, await JudgeAsync(_one, _other));
        Registry.Clock.Now += 3 * Year;
        Assert.Equal(SuggestionVerdict.Dismissed, await JudgeAsync(_one, _other));
    }

    [RegistryFact]
    public async Task Judge_DismissedThenSavedOrAsked_IsTakenBack()
    {
        foreach (var kind in new[] { FeedbackKind.Saved, FeedbackKind.Asked })
        {
            var (actor, partner) = (TestData.Actor($"{kind} actor"), TestData.Actor($"{kind} partner"));
            await Registry.AddAsync(actor, partner);
            await AddAsync(actor, partner, FeedbackKind.Dismissed, 1);
            await AddAsync(partner, actor, kind, 2);
            Assert.Equal(SuggestionVerdict.Dismissed, await JudgeAsync(actor, partner));

            await AddAsync(actor, partner, kind, 3);
            Assert.Equal(SuggestionVerdict.Allowed, await JudgeAsync(actor, partner));
        }
    }

    [RegistryFact]
    public async Task Judge_ActsStoredOutOfOrder_GoesByTheirTime()
    {
        await ActAsync((_one, FeedbackKind.Dismissed, 5), (_one, FeedbackKind.Saved, 4), (_other, FeedbackKind.Saved, 9), (_other, FeedbackKind.Dismissed, 8));

        Assert.Equal(SuggestionVerdict.Dismissed, await JudgeAsync(_one, _other));
        Assert.Equal(SuggestionVerdict.Allowed, await JudgeAsync(_other, _one));
    }

    [RegistryFact]
    public async Task Judge_Blocked_HoldsBothWaysWhateverFollowsUntilUnblocked()
    {
        await ActAsync((_other, FeedbackKind.Dismissed, 1), (_one, FeedbackKind.Blocked, 2));
        await AssertBlockedAsync();

        await ActAsync((_one, FeedbackKind.Saved, 3), (_one, FeedbackKind.Asked, 4), (_one, FeedbackKind.Dismissed, 5), (_other, FeedbackKind.Asked, 6), (_other, FeedbackKind.Unblocked, 7));
        await AssertBlockedAsync();

        await ActAsync((_one, FeedbackKind.Unblocked, 8));
        Assert.Equal(SuggestionVerdict.Allowed, await JudgeAsync(_one, _other));
        Assert.Equal(SuggestionVerdict.Allowed, await JudgeAsync(_other, _one));

        await ActAsync((_other, FeedbackKind.Blocked, 9));
        await AssertBlockedAsync();

        async Task AssertBlockedAsync()
        {
            Assert.Equal(SuggestionVerdict.Blocked, await JudgeAsync(_one, _other));
            Assert.Equal(SuggestionVerdict.Blocked, await JudgeAsync(_other, _one));
        }
    }

    [RegistryFact]
    public async Task Judge_Declined_HoldsForAYearForTheOneWhoAsked()
    {
        await ActAsync((_other, FeedbackKind.Declined, 0));

        Registry.Clock.Now = TestData.Now + Year - TimeSpan.FromSeconds(1);
        Assert.Equal(SuggestionVerdict.Declined, await JudgeAsync(_one, _other));
        Assert.Equal(SuggestionVerdict.Allowed, await JudgeAsync(_other, _one));
        Registry.Clock.Now = TestData.Now + Year;
        Assert.Equal(SuggestionVerdict.Allowed, await JudgeAsync(_one, _other));
    }

    [RegistryFact]
    public async Task Judge_DeclinedThenDismissed_StaysDeclinedForTheOneWhoAsked()
    {
        await ActAsync((_other, FeedbackKind.Declined, 0), (_other, FeedbackKind.Seen, 1), (_other, FeedbackKind.Dismissed, 2));

        Assert.Equal(SuggestionVerdict.Declined, await JudgeAsync(_one, _other));
        Assert.Equal(SuggestionVerdict.Dismissed, await JudgeAsync(_other, _one));
    }

    [RegistryFact]
    public async Task Judge_DismissedThenDeclined_StaysDismissed()
    {
        await ActAsync((_other, FeedbackKind.Dismissed, 0), (_other, FeedbackKind.Declined, 1));

        Assert.Equal(SuggestionVerdict.Dismissed, await JudgeAsync(_other, _one));
        Assert.Equal(SuggestionVerdict.Declined, await JudgeAsync(_one, _other));
    }

    [RegistryFact]
    public async Task Judge_DeclinedThenAsked_IsTakenBack()
    {
        await ActAsync((_other, FeedbackKind.Declined, 0), (_other, FeedbackKind.Asked, 1));

        Assert.Equal(SuggestionVerdict.Allowed, await JudgeAsync(_one, _other));
    }

    [RegistryFact]
    public async Task Judge_VerificationRejected_IsSuggestedToNobodyYetGetsSuggestions()
    {
        _other.Verification = State(VerificationState.Rejected);
        await Registry.AddAsync(_one, _other);

        Assert.Equal(SuggestionVerdict.Rejected, await JudgeAsync(_one, _other));
        Assert.Equal(SuggestionVerdict.Rejected, await JudgeAsync(_one, _other, onlyVerified: true));
        Assert.Equal(SuggestionVerdict.Allowed, await JudgeAsync(_other, _one));
        await AssertOpenAsync(false, false, _other);
    }

    [RegistryFact]
    public async Task Judge_NotVerified_IsRefusedOnlyWhereVerifiedAreAskedFor()
    {
        var verified = TestData.Actor("Verified");
        verified.Verification = State(VerificationState.Verified);
        var doubtful = new[] { VerificationState.Unverified, VerificationState.Pending, VerificationState.Expired }.Select(state =>
        {
            var actor = TestData.Actor($"{state}");
            if (state != VerificationState.Unverified) actor.Verification = State(state);
            return actor;
        }).ToArray();
        await Registry.AddAsync(_one, [verified, .. doubtful]);

        foreach (var actor in doubtful)
        {
            Assert.Equal(SuggestionVerdict.Allowed, await JudgeAsync(_one, actor));
            Assert.Equal(SuggestionVerdict.Unverified, await JudgeAsync(_one, actor, onlyVerified: true));
            await AssertOpenAsync(true, false, actor);
        }

        Assert.Equal(SuggestionVerdict.Allowed, await JudgeAsync(_one, verified, onlyVerified: true));
        await AssertOpenAsync(true, true, verified);
    }

    [RegistryFact]
    public async Task Judge_Capacity_IsTakenByOpenIntroductionsOfEitherSideOnly()
    {
        _other.Capacity = 2;
        var third = TestData.Actor("Third");
        Introduction Of(Actor asking, Actor asked, IntroductionState state)
        {
            var introduction = TestData.Introduction(asking, asked);
            introduction.State = state;
            return introduction;
        }

        var closed = new[] { IntroductionState.Declined, IntroductionState.Withdrawn, IntroductionState.Expired, IntroductionState.Met, IntroductionState.WorkedTogether };
        var asked = Of(third, _other, IntroductionState.Asked);
        await Registry.AddAsync(_one, [_other, third, asked, .. closed.Select(state => Of(third, _other, state))]);
        Assert.Equal(SuggestionVerdict.Allowed, await JudgeAsync(_one, _other));

        var accepted = new Introduction { AskingActorId = _other.Id, AskedActorId = third.Id, AskedAt = TestData.Now, State = IntroductionState.Accepted };
        await Registry.AddAsync(accepted);
        Assert.Equal(SuggestionVerdict.OverCapacity, await JudgeAsync(_one, _other));
        Assert.Equal(SuggestionVerdict.Allowed, await JudgeAsync(_other, _one));
        Assert.Equal(SuggestionVerdict.Allowed, await JudgeAsync(_one, third));
        await AssertOpenAsync(false, false, _other);
    }

    [RegistryFact]
    public async Task Judge_CapacityOfNone_IsOverCapacityWithoutAnyIntroduction()
    {
        _other.Capacity = 0;
        await Registry.AddAsync(_one, _other);

        Assert.Equal(SuggestionVerdict.OverCapacity, await JudgeAsync(_one, _other));
    }

    [RegistryFact]
    public async Task Load_ActorNewerThanTheSnapshot_IsLeftOut()
    {
        await Registry.AddAsync(_one, _other);
        var snapshot = await RegistrySnapshot.LoadAsync(Registry.Database);
        var late = await Registry.AddAsync(TestData.Actor("Late"));
        await AddAsync(late, _one, FeedbackKind.Blocked, 0);
        await AddAsync(_one, _other, FeedbackKind.Dismissed, 0);

        await using var context = CreateContext();
        var rules = await MatchRules.LoadAsync(context, snapshot, Registry.Clock.Now);

        Assert.Equal(SuggestionVerdict.Dismissed, rules.Judge(snapshot.IndexOf(_one.Id)!.Value, snapshot.IndexOf(_other.Id)!.Value));
    }

    private static Verification State(VerificationState state) => new() { State = state, DecidedBy = "secretariat", DecidedAt = TestData.Now };

    // Acts of one of the two on the other, at so many hours.
    private async Task ActAsync(params (Actor By, FeedbackKind Kind, int Hour)[] acts)
    {
        if (_one.Id == 0) await Registry.AddAsync(_one, _other);
        foreach (var (by, kind, hour) in acts) await AddAsync(by, by == _one ? _other : _one, kind, hour);
    }

    private async Task AddAsync(Actor actor, Actor partner, FeedbackKind kind, int hour) =>
        await Registry.AddAsync(new Feedback { ActorId = actor.Id, PartnerId = partner.Id, Kind = kind, At = TestData.Now + TimeSpan.FromHours(hour) });

    private async Task<SuggestionVerdict> JudgeAsync(Actor actor, Actor partner, bool onlyVerified = false)
    {
        var (snapshot, rules) = await LoadAsync();
        return rules.Judge(snapshot.IndexOf(actor.Id)!.Value, snapshot.IndexOf(partner.Id)!.Value, onlyVerified);
    }

    private async Task AssertOpenAsync(bool expected, bool expectedVerified, Actor actor)
    {
        var (snapshot, rules) = await LoadAsync();
        var at = snapshot.IndexOf(actor.Id)!.Value;
        Assert.Equal((expected, expectedVerified), (rules.IsOpen(at), rules.IsOpen(at, onlyVerified: true)));
    }

    private async Task<(RegistrySnapshot Snapshot, MatchRules Rules)> LoadAsync()
    {
        var snapshot = await RegistrySnapshot.LoadAsync(Registry.Database);
        await using var context = CreateContext();
        return (snapshot, await MatchRules.LoadAsync(context, snapshot, Registry.Clock.Now));
    }
}
