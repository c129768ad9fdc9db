using Matchmaker.App.Programmes.Given;
using Matchmaker.App.Programmes.Timetables;

namespace Matchmaker.App.Tests.Programmes.Timetables;

public sealed class ForumPlannerTests
{
    [Fact]
    public void Check_WhatContradictsItself_IsSaidAtOnceAndNothingIsPlanned()
    {
        var forum = ForumDraft.Of().With(0, one => one with { Least = 4, Most = 2, Available = ["morning"] }).With(1, one => one with { Wishes = ["P2", "nobody"], Avoid = ["P2"] })
            with
        { Pairs = [new("P3", "P4", ForumPairRule.Lock), new("P4", "P3", ForumPairRule.Forbid), new("P5", "P5", ForumPairRule.Lock), new("P5", "P6", ForumPairRule.Lock, 99)] };
        var said = string.Join('\n', ForumCheck.Of(forum));
        foreach (var part in new[] { "should have at least 4 and at the most 2", "'morning' is no time", "'nobody', who is nobody", "wishes for 'P2' and would rather not", "locked and forbidden at once", "cannot meet itself", "there is no slot 99" })
            Assert.Contains(part, said, StringComparison.Ordinal);
        Assert.Throws<GivenException>(() => ForumPlanner.Solve(forum, ForumDraft.Now));
    }

    [Fact]
    public void Check_GridSettingsAndParticipantsWrong_IsSaidTogetherAndOnce()
    {
        var forum = ForumDraft.Of(grid: ForumDraft.Grid() with { TimeZone = "Mars" }).With(1, one => one with { Id = "P0" }).With(2, one => one with { Away = ["noon"] }) with
        {
            Settings = new() { Least = 3, Most = 2 },
            Pairs = [new("P3", "X", ForumPairRule.Lock, 99)],
        };
        Assert.Equal(["grid.timeZone", "settings.least", null, null, null], ForumCheck.Of(forum).Select(issue => issue.Path));
        Assert.Equal(["The grid, time_zone", "The settings, least", "Studio 1, id", "Studio 2, away", "What is settled of pairs, b"], ForumCheck.Of(forum).Select(issue => $"{issue.Where}, {issue.Field}"));
    }

    [Fact]
    public void Check_DuplicatesAndLocksThatCannotStand_AreNamed()
    {
        Assert.Contains("is there 2 times", Said(ForumDraft.Of().With(1, one => one with { Id = "P0" })), StringComparison.Ordinal);
        var away = ForumDraft.Of().With(0, one => one with { Away = ["#1"] });
        Assert.Contains("Studio 0 is not there in slot 1", Said(away with { Pairs = [new("P0", "P1", ForumPairRule.Lock, 1)] }), StringComparison.Ordinal);
        Assert.Contains("two meetings locked in slot 2", Said(away with { Pairs = [new("P0", "P1", ForumPairRule.Lock, 2), new("P0", "P2", ForumPairRule.Lock, 2)] }), StringComparison.Ordinal);
        Assert.Contains("than it has tables", Said(ForumDraft.Of(grid: ForumDraft.Grid(ForumDraft.Day(tables: 1))) with { Pairs = [new("P0", "P1", ForumPairRule.Lock, 1), new("P2", "P3", ForumPairRule.Lock, 1)] }), StringComparison.Ordinal);
        var fits = new double[64];
        fits[1] = fits[8] = double.NaN;
        Assert.Contains("must not be brought together", Said(ForumDraft.Of() with { Fits = fits, Pairs = [new("P0", "P1", ForumPairRule.Lock)] }), StringComparison.Ordinal);
        Assert.Contains("'X' is nobody", Said(ForumDraft.Of() with { Mishaps = [new(ForumMishapKind.Late, "X", null, 2)] }), StringComparison.Ordinal);
    }

    [Fact]
    public void Solve_WishesLocksAndForbids_AreKeptAndAccounted()
    {
        var forum = ForumDraft.Of(10).With(0, one => one with { Wishes = ["P7"] }).With(7, one => one with { Wishes = ["P0"], Avoid = ["P3"] }) with
        {
            Pairs = [new("P1", "P2", ForumPairRule.Lock, 3), new("P4", "P5", ForumPairRule.Forbid)],
        };
        var found = ForumPlanner.Solve(forum, ForumDraft.Now);
        Assert.Contains(found.Meetings, meeting => meeting is { A: "P0", B: "P7", Wish: ForumWish.Both });
        Assert.Contains(found.Meetings, meeting => meeting is { A: "P1", B: "P2", Slot: 3 });
        Assert.DoesNotContain(found.Meetings, meeting => meeting is { A: "P4", B: "P5" } or { A: "P3", B: "P7" });
        Assert.All(found.Meetings.GroupBy(meeting => (meeting.Slot, meeting.Table)), place => Assert.Single(place));
        var account = ForumAccount.Of(forum, found);
        Assert.Contains(account.Lines, line => line.StartsWith("2 of 2 wishes are granted", StringComparison.Ordinal));
        Assert.Contains("Everybody has as many meetings as it should.", account.Lines);
    }

    [Fact]
    public void Solve_SomebodyHardlyThere_IsToldWithTheReason()
    {
        var forum = ForumDraft.Of().With(0, one => one with { Available = ["09:00-09:20"] }).With(1, one => one with { Away = ["2026-11-24"] });
        var account = ForumAccount.Of(forum, ForumPlanner.Solve(forum, ForumDraft.Now));
        Assert.Equal((1, "is there in 1 of 9 slots"), (account.Participants[0].Meetings, account.Participants[0].Reason));
        Assert.Equal((0, "is there in no slot"), (account.Participants[1].Meetings, account.Participants[1].Reason));
        Assert.Null(account.Participants[2].Reason);
    }

    [Fact]
    public void Mend_NoShow_KeepsWhatIsOverAndCountsChangesForCalendars()
    {
        var forum = ForumDraft.Of(8);
        var before = ForumPlanner.Solve(forum, ForumDraft.Now);
        var gone = forum with { Mishaps = [new(ForumMishapKind.NoShow, "P0", null, 3)] };
        var mending = ForumPlanner.Mend(gone, before, 3, ForumDraft.Now.AddHours(1));

        Assert.Equal(before.Meetings.Where(meeting => meeting.Slot < 3), mending.Timetable.Meetings.Where(meeting => meeting.Slot < 3));
        Assert.DoesNotContain(mending.Timetable.Meetings, meeting => meeting.Slot >= 3 && meeting.Has("P0"));
        Assert.Equal(mending.Cancelled.Count, mending.Timetable.Cancelled.Count);
        Assert.All(mending.Timetable.Cancelled, meeting => Assert.Equal(1, meeting.Sequence));
        Assert.Empty(mending.Moved);
        Assert.Contains("It is proven that no fewer changes do.", ForumAccount.Of(gone, before, mending));

        // Back again: what was cancelled is held anew, with a higher number.
        var back = ForumPlanner.Solve(forum, ForumDraft.Now.AddHours(2), mending.Timetable);
        Assert.All(back.Meetings.Where(meeting => mending.Timetable.Cancelled.Any(one => one.A == meeting.A && one.B == meeting.B)), meeting => Assert.Equal(2, meeting.Sequence));
    }

    [Theory]
    [InlineData(ForumMishapKind.NoShow)]
    [InlineData(ForumMishapKind.Leaves)]
    public void Mend_BeforeTheSlotOfANoShow_CancelsItsMeetingsAndDropsNone(ForumMishapKind kind)
    {
        var forum = ForumDraft.Of(8);
        var before = ForumPlanner.Solve(forum, ForumDraft.Now);
        var own = before.Meetings.Count(meeting => meeting.Slot >= 3 && meeting.Has("P0"));
        var gone = forum with { Mishaps = [new(kind, "P0", null, 3)] };
        var mending = ForumPlanner.Mend(gone, before, 1, ForumDraft.Now.AddHours(1));
        var told = ForumAccount.Of(gone, before, mending);
        Assert.True(own > 1, $"{own}");
        if (kind == ForumMishapKind.Leaves)
        {
            // Who says that it leaves can be met before.
            Assert.Empty(mending.Cancelled);
            Assert.Equal(own, mending.Displaced.Count + mending.Dropped.Count);
            Assert.Equal("Studio 0 leaves before slot 3.", told[0]);
            return;
        }

        Assert.Equal(own, mending.Cancelled.Count);
        Assert.All(mending.Cancelled, one => Assert.Contains("P0", new[] { one.A, one.B }));
        Assert.Equal((0, 0, 0, 0), (mending.Dropped.Count, mending.Displaced.Count, mending.Moved.Count, mending.Cost));
        Assert.Equal(before.Meetings.Count(meeting => meeting.Slot < 3 && meeting.Has("P0")), mending.Timetable.Meetings.Count(meeting => meeting.Has("P0")));
        Assert.Equal($"Studio 0 does not come from slot 3 on. Meetings cancelled by that: {own}.", told[0]);
        Assert.StartsWith($"Meetings of others that changed: 0. Lost their slot and have another: 0. Cancelled: {own}. Dropped: 0. New: ", told[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Account_EverybodyHasAsMany_SaysTheNumberOnce()
    {
        IReadOnlyList<string> Lines(int meetings)
        {
            var forum = ForumDraft.Of(8) with { Settings = new() { Least = meetings, Most = meetings } };
            return ForumAccount.Of(forum, ForumPlanner.Solve(forum, ForumDraft.Now)).Lines;
        }

        Assert.Contains("Each has 2 meetings.", Lines(2));
        Assert.Contains("Each has one meeting.", Lines(1));
    }

    [Fact]
    public void Mend_TableLostWithRoomElsewhere_ChangesTheTableAlone()
    {
        var forum = ForumDraft.Of(6);
        var before = ForumPlanner.Solve(forum, ForumDraft.Now);
        var mending = ForumPlanner.Mend(forum with { Mishaps = [new(ForumMishapKind.TableLost, null, 1, 2, 2)] }, before, 1, ForumDraft.Now);
        Assert.Equal((0, 1), (mending.Cost, mending.TablesChanged));
        Assert.DoesNotContain(mending.Timetable.Meetings, meeting => meeting is { Slot: 2, Table: 1 });
    }

    [Fact]
    public void Document_WrittenAndRead_IsTheSameAndDamageIsRefused()
    {
        var forum = ForumDraft.Of(6) with { Mishaps = [new(ForumMishapKind.Late, "P1", null, 2)] };
        var document = new ForumDocument(forum, ForumPlanner.Solve(forum, ForumDraft.Now));
        var read = ForumDocument.Read(GivenFile.Of("timetable.json", document.Write()));
        Assert.Equal(document.Write(), read.Write());
        Assert.Contains("timetable.json, line", Assert.Throws<GivenException>(() => ForumDocument.Read(GivenFile.Of("timetable.json", document.Write()[..200]))).Message, StringComparison.Ordinal);
        Assert.Throws<GivenException>(() => ForumDocument.Read(GivenFile.Of("timetable.json", "{}")));
        var other = document.Timetable with { Meetings = [document.Timetable.Meetings[0] with { A = "X" }] };
        Assert.Throws<GivenException>(() => ForumPlanner.Mend(forum, other, 1, ForumDraft.Now));
    }

    private static string Said(Forum forum) => string.Join('\n', ForumCheck.Of(forum));
}
