using Matchmaker.Engine.Programmes.Timetables;

namespace Matchmaker.Engine.Tests.Programmes.Timetables;

public sealed class ReplannerTests
{
    [Fact]
    public void Mend_RandomMishaps_CostNoMoreThanTheBestOfAllWays()
    {
        var random = new Random(12);
        var (dear, proven) = (0, 0);
        for (var round = 0; round < 200; round++)
        {
            var problem = Forums.Draw(random, random.Next(3, 7), random.Next(2, 5), 3, 0.1, 3);
            var before = TimetableSolver.Solve(problem).Meetings;
            var first = random.Next(0, 2);
            var after = Mishap(random, problem, first);
            var options = new ReplanOptions { FirstOpenSlot = first, Refill = false };
            var mended = Replanner.Mend(after, before, options);
            RequireAccount(after, before, mended, options);
            var best = CheapestMending.Find(after, before, options);
            Assert.True(mended.LeastCost <= best && best <= mended.Cost, $"round {round}: {mended.LeastCost} ≤ {best} ≤ {mended.Cost}");
            if (!mended.IsProven) continue;
            proven++;
            Assert.Equal(best, mended.Cost);
            if (best > 0) dear++;
        }

        Assert.True(proven >= 198 && dear >= 20, $"{proven} proven, {dear} that cost something");
    }

    [Fact]
    public void Mend_NothingHappened_ChangesNothing()
    {
        var problem = Forums.Draw(new Random(9), 30, 8, 10, 0.2, 6);
        var before = TimetableSolver.Solve(problem).Meetings;
        var mended = Replanner.Mend(problem, before);
        Assert.Equal(before, mended.Meetings);
        Assert.Equal((0, 0, true), (mended.Cost, mended.Moved.Count, mended.IsProven));
    }

    [Fact]
    public void Mend_NoShow_CancelsOnlyItsMeetingsAndFindsOthersForThoseLeft()
    {
        var problem = Forums.Plain(6, 5, 3, least: 3, most: 4);
        var before = TimetableSolver.Solve(problem).Meetings;
        var after = problem.Without(0, 2);
        var mended = Replanner.Mend(after, before, new() { FirstOpenSlot = 2 });
        RequireAccount(after, before, mended, new() { FirstOpenSlot = 2 });
        Assert.Equal(before.Where(meeting => meeting.A == 0 && meeting.Slot >= 2), mended.Cancelled);
        Assert.Equal(before.Where(meeting => meeting.Slot < 2), mended.Meetings.Where(meeting => meeting.Slot < 2));
        Assert.Empty(mended.Moved);
        Assert.NotEmpty(mended.Added);
    }

    [Fact]
    public void Mend_NoShowWhoIsThereBefore_CancelsItsMeetingsRatherThanMovingThem()
    {
        var problem = Forums.Plain(6, 5, 3, least: 3, most: 4);
        var before = TimetableSolver.Solve(problem).Meetings;
        var (after, options) = (problem.Without(0, 2), new ReplanOptions { NoShows = new Dictionary<int, int> { [0] = 2 } });
        var mended = Replanner.Mend(after, before, options);
        RequireAccount(after, before, mended, options);
        Assert.Equal(before.Where(meeting => meeting.A == 0 && meeting.Slot >= 2), mended.Cancelled);
        Assert.Equal(before.Where(meeting => meeting.A == 0 && meeting.Slot < 2), mended.Meetings.Where(meeting => meeting.A == 0));
        Assert.Equal((0, 0, 0, 0), (mended.Dropped.Count, mended.Displaced.Count, mended.Moved.Count, mended.Cost));
        Assert.NotEmpty(mended.Added);
    }

    [Fact]
    public void Mend_LateArrival_MovesOneWhereOneIsEnough()
    {
        // 0 comes for the second slot only; there 1 meets 2, who can as well meet in the first.
        var problem = Forums.Plain(4, 2, 2).Without(0, 0, 1);
        var mended = Replanner.Mend(problem, [new(0, 1, 0), new(1, 2, 1)], new() { Refill = false });
        Assert.Equal([new MovedMeeting(0, 1, 0, 1)], mended.Displaced);
        Assert.Equal([new MovedMeeting(1, 2, 1, 0)], mended.Moved);
        Assert.Equal((1, 1), (mended.Cost, mended.LeastCost));
    }

    [Fact]
    public void Mend_TableLost_MovesOneMeetingOfThatSlot()
    {
        var problem = Forums.Plain(6, 4, 3, most: 3).With(tables: [3, 2, 3, 3]);
        Meeting[] before = [new(0, 1, 1), new(2, 3, 1), new(4, 5, 1), new(0, 2, 0)];
        var mended = Replanner.Mend(problem, before, new() { Refill = false });
        Assert.Single(mended.Moved);
        Assert.Equal((1, 0), (mended.Cost, mended.Dropped.Count));
        Forums.RequireSound(problem, mended.Meetings);
    }

    [Fact]
    public void Mend_LockedMeeting_IsNotMovedForAnother()
    {
        var problem = Forums.Plain(3, 2, 1).With(tables: [1, 1]).Without(0, 0, 1).With(locked: [new(1, 2, 1)]);
        var mended = Replanner.Mend(problem, [new(0, 1, 0), new(1, 2, 1)], new() { Refill = false });
        Assert.Equal([new Meeting(0, 1, 0)], mended.Dropped);
        Assert.Contains(new Meeting(1, 2, 1), mended.Meetings);
    }

    [Fact]
    public void Mend_FewSteps_StillKeepsEveryRule()
    {
        var random = new Random(2);
        for (var round = 0; round < 20; round++)
        {
            var problem = Forums.Plain(20, 8, 8, most: 8);
            var before = TimetableSolver.Solve(problem).Meetings;
            var after = problem.Without(round % 20, 0, 4).With(tables: [8, 8, 7, 8, 5, 8, 8, 8]);
            var options = new ReplanOptions { SearchSteps = 1 + random.Next(50) };
            RequireAccount(after, before, Replanner.Mend(after, before, options), options);
        }
    }

    [Fact]
    public void Mend_WhatIsNoTimetable_IsRefused()
    {
        var problem = Forums.Plain(4, 3, 2);
        Assert.Throws<ArgumentException>(() => Replanner.Mend(problem, [new(0, 1, 0), new(0, 2, 0)]));
        Assert.Throws<ArgumentException>(() => Replanner.Mend(problem, [new(0, 1, 0), new(0, 1, 1)]));
        Assert.Throws<ArgumentException>(() => Replanner.Mend(problem, [new(0, 7, 0)]));
        Assert.Throws<ArgumentException>(() => Replanner.Mend(problem, [new(0, 1, 9)]));
        Assert.Throws<ArgumentException>(() => Replanner.Mend(problem, [], new() { FirstOpenSlot = 4 }));
        Assert.Throws<ArgumentException>(() => Replanner.Mend(problem, [], new() { DropCost = 0 }));
    }

    private static TimetableProblem Mishap(Random random, TimetableProblem problem, int first)
    {
        switch (random.Next(3))
        {
            case 0: return problem.Without(random.Next(problem.ParticipantCount), first, first + 1);
            case 1: return problem.Without(random.Next(problem.ParticipantCount), random.Next(problem.SlotCount));
            default:
                int[] tables = [.. problem.Tables];
                var slot = random.Next(problem.SlotCount);
                tables[slot] = Math.Max(0, tables[slot] - 1);
                return problem.With(tables: tables);
        }
    }

    // Everything of before is somewhere in the account, and the costs are what they are said to be.
    private static void RequireAccount(TimetableProblem after, IReadOnlyList<Meeting> before, Replan mended, ReplanOptions options)
    {
        Forums.RequireSound(after, mended.Meetings, options.FirstOpenSlot);
        var stayed = before.Intersect(mended.Meetings).ToList();
        var gone = mended.Cancelled.Concat(mended.Dropped).Concat(mended.Displaced.Concat(mended.Moved).Select(one => new Meeting(one.A, one.B, one.From))).ToList();
        Assert.Equal(before.Order(ByPlace), stayed.Concat(gone).Order(ByPlace));
        var came = mended.Added.Concat(mended.Displaced.Concat(mended.Moved).Select(one => new Meeting(one.A, one.B, one.To)));
        Assert.Equal(mended.Meetings.Order(ByPlace), stayed.Concat(came).Order(ByPlace));
        Assert.All(before.Where(meeting => meeting.Slot < options.FirstOpenSlot), meeting => Assert.Contains(meeting, stayed));
        Assert.InRange(mended.Cost, mended.Moved.Count + (options.DropCost * mended.Dropped.Count), mended.Moved.Count + ((1 + options.DropCost) * mended.Dropped.Count));
    }

    private static readonly Comparer<Meeting> ByPlace = Comparer<Meeting>.Create((x, y) => (x.Slot, x.A, x.B).CompareTo((y.Slot, y.A, y.B)));
}
