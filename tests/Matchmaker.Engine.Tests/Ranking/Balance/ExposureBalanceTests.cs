using Matchmaker.Engine.Ranking;
using Matchmaker.Engine.Ranking.Balance;

namespace Matchmaker.Engine.Tests.Ranking.Balance;

public sealed class ExposureBalanceTests
{
    /// <summary>Every way to fill the lists is tried: with one attribute the floors hold exactly where some way meets them, and no way that does is better than the bound says.</summary>
    [Fact]
    public void Solve_OneAttributeAgainstEveryChoice_MeetsWhatCanBeMetWithinTheProvenGap()
    {
        var (met, optimal, gap, cost) = (0, 0, 0.0, 0.0);
        for (var seed = 0; seed < 400; seed++)
        {
            var small = new SmallBalance(seed, attributes: 1);
            var solved = small.Solve();
            var optimum = small.Optimum(solved.Groups);

            Assert.True(solved.IsReached == optimum is not null, $"seed {seed}: floors {(solved.IsReached ? "hold" : "fail")}, best way {optimum}");
            if (optimum is not { } best) continue;
            met++;
            if (solved.UtilityAfter > best - 1e-5) optimal++;
            gap += solved.Gap;
            cost += solved.Cost;
            Assert.InRange(solved.UtilityAfter, solved.UtilityAfter, best + 1e-5);
            Assert.True(solved.Bound >= best - 1e-5, $"seed {seed}: bound {solved.Bound} below {best}");
        }

        Assert.True(met > 200, $"{met} of 400 can be met");
        Assert.True(optimal > 0.8 * met, $"{optimal} of {met} are optimal; gap {gap:F3} of cost {cost:F3}");
    }

    [Fact]
    public void Solve_SeveralAttributesAgainstEveryChoice_MeetsWhatCanBeMetWithinTheProvenGap()
    {
        var (met, held, optimal) = (0, 0, 0);
        for (var seed = 0; seed < 300; seed++)
        {
            var small = new SmallBalance(seed, attributes: 2 + (seed % 2));
            var solved = small.Solve();
            if (small.Optimum(solved.Groups) is not { } best)
            {
                Assert.False(solved.IsReached);
                continue;
            }

            met++;
            Assert.True(solved.Bound >= Math.Min(best, solved.UtilityAfter) - 1e-5);
            if (!solved.IsReached) continue;
            held++;
            Assert.True(solved.Bound >= best - 1e-5, $"seed {seed}: bound {solved.Bound} below {best}");
            if (solved.UtilityAfter > best - 1e-5) optimal++;
        }

        Assert.True(met > 100 && held == met, $"{held} of {met}, {optimal} optimal");
    }

    /// <summary>Two lists of one slot; each would show a red actor, and half of all actors are blue. The cheaper swap is the second list's.</summary>
    [Fact]
    public void Solve_KnownCase_TakesTheCheapestWayAndSaysItsPrice()
    {
        var batch = RankedBatch.Of([7, 8], [[(0, 3f), (2, 1f)], [(1, 2f), (3, 1.5f)]]);

        var solved = ExposureBalance.Solve(batch, [Colours([0, 0, 1, 1])], [true, true, true, true], new() { Floor = 0.8, ListLength = 1 });

        Assert.Equal([7, 8], solved.Queries);
        Assert.Equal([0, 3], solved.Lists.Select(list => list.Single().Actor));
        Assert.Equal((5, 4.5, 0.5), (solved.UtilityBefore, solved.UtilityAfter, solved.Cost));
        Assert.Equal(4.5, solved.Bound, 1e-6);
        Assert.Equal((2, 1), (solved.Slots, solved.ChangedSlots));
        var (red, blue) = (solved.Groups[0], solved.Groups[1]);
        Assert.Equal((0.5, 1, 2, 1, 1.0, 0.5, 0), (red.Share, red.FloorSlots, red.SlotsBefore, red.SlotsAfter, red.Before, red.After, red.Price));
        Assert.Equal((0.5, 1, 0, 1, 0.0, 0.5), (blue.Share, blue.FloorSlots, blue.SlotsBefore, blue.SlotsAfter, blue.Before, blue.After));
        Assert.Equal(0.5, blue.Price, 1e-6);
        Assert.Equal(blue.Price, solved.Prices.Of("colour", "blue"));
        Assert.Equal((1.5f, blue.Price), (solved.Lists[1][0].Utility, solved.Lists[1][0].Balance));
    }

    [Fact]
    public void Solve_DiscountedExposure_CountsEachRankByItsLogarithm()
    {
        var batch = RankedBatch.Of([0], [[(0, 3f), (1, 2f), (2, 1f)]]);

        var solved = ExposureBalance.Solve(batch, [Colours([0, 1, 0])], [true, true, true], new() { Floor = 0, ListLength = 3 });

        var all = 1 + (1 / Math.Log2(3)) + (1 / Math.Log2(4));
        Assert.Equal(1.5 / all, solved.Groups[0].DiscountedBefore, 1e-12);
        Assert.Equal(1 / Math.Log2(3) / all, solved.Groups[1].DiscountedAfter, 1e-12);
    }

    [Fact]
    public void Solve_AlreadyBalanced_ChangesNothingAndHasNoPrices()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var small = new SmallBalance(seed, attributes: 2);
            var solved = ExposureBalance.Solve(small.Batch, small.Attributes, small.Eligible, new() { Floor = 0, ListLength = small.Slots });

            Assert.All(solved.Groups, group => Assert.Equal(0, group.Price));
            Assert.Empty(solved.Prices.ByAttribute);
            Assert.Equal((0, 0.0, 0.0), (solved.ChangedSlots, solved.Cost, solved.Gap));
            for (var query = 0; query < small.Batch.QueryCount; query++)
                Assert.Equal(small.Batch.ActorsOf(query).ToArray().Take(small.Slots), solved.Lists[query].Select(one => one.Actor));
        }
    }

    [Fact]
    public void Solve_AnyNumberOfThreads_GivesTheSameToTheLastBit()
    {
        var (batch, attributes) = Lopsided(queries: 700);
        BalancedBatch Solve(int threads) => ExposureBalance.Solve(batch, attributes, Everyone(attributes), new() { Floor = 0.9, ListLength = 5, Threads = threads });

        var one = Solve(1);
        foreach (var threads in new[] { 2, 5 })
        {
            var other = Solve(threads);
            Assert.Equal(one.Groups, other.Groups);
            Assert.Equal((one.UtilityAfter, one.Bound), (other.UtilityAfter, other.Bound));
            Assert.Equal(one.Lists.SelectMany(list => list), other.Lists.SelectMany(list => list));
        }
    }

    [Fact]
    public void Solve_ManyQueriesTwoAttributes_HoldsEveryFloorWithAGapOfNextToNothing()
    {
        var (batch, attributes) = Lopsided(queries: 2000);

        var solved = ExposureBalance.Solve(batch, attributes, Everyone(attributes), new() { Floor = 0.8, ListLength = 5 });

        Assert.Contains(solved.Groups, group => group.SlotsBefore < group.FloorSlots);
        Assert.All(solved.Groups, group => Assert.True(group.IsReached && group.FloorSlots >= (0.8 * group.Share * solved.Slots) - 1e-6, $"{group}"));
        Assert.True(solved.Cost > 0 && solved.Gap < 0.01 * solved.Cost, $"gap {solved.Gap} of {solved.Cost}");
        Assert.All(solved.Lists, list => Assert.Equal((5, 5), (list.Length, list.Select(one => one.Actor).Distinct().Count())));
        Assert.All(solved.Lists, list => Assert.Equal(list.OrderByDescending(one => one.Utility), list));
        Assert.Equal(solved.UtilityAfter, solved.Lists.Sum(list => list.Sum(one => (double)one.Utility)), 1e-6);
        var addends = solved.Prices.ForActors(attributes);
        Assert.All(solved.Lists.SelectMany(list => list), one => Assert.Equal(addends[one.Actor], one.Balance, 1e-12));
    }

    [Fact]
    public void Solve_TooFewCandidatesOfAGroup_SaysTheMostThatCanBeReachedAndReachesIt()
    {
        var batch = RankedBatch.Of([0, 1, 2], [[(0, 3f), (2, 1f)], [(0, 2f), (1, 1f)], [(1, 2f), (0, 1f)]]);

        var solved = ExposureBalance.Solve(batch, [Colours([0, 0, 1, 1, 1, 1])], [true, true, true, true, true, true], new() { Floor = 1, ListLength = 1 });

        var blue = solved.Groups[1];
        Assert.False(solved.IsReached);
        Assert.Equal((2, 1, 1, false), (blue.FloorSlots, blue.Reachable, blue.SlotsAfter, blue.IsReached));
        Assert.True(solved.Groups[0].IsReached);
        Assert.Equal(5, solved.UtilityAfter);
        Assert.Equal(0, solved.Gap, 1e-6);
    }

    [Fact]
    public void Solve_TargetShares_StandInForThePartOfAllActors()
    {
        var batch = RankedBatch.Of([0, 1], [[(0, 3f), (2, 1f)], [(1, 2f), (3, 1.5f)]]);

        var solved = ExposureBalance.Solve(batch, [Colours([0, 0, 1, 1]) with { TargetShares = [0, 1] }], [true, true, true, true], new() { Floor = 1, ListLength = 1 });

        Assert.Equal([2, 3], solved.Lists.Select(list => list.Single().Actor));
        Assert.Equal(1, solved.Groups[1].Share);
    }

    [Fact]
    public void Solve_AnAttributeWithAFloorOfItsOwn_IsHeldToThatOne()
    {
        var (batch, attributes) = Lopsided(queries: 300);
        attributes[1] = attributes[1] with { Floor = 0 };

        var solved = ExposureBalance.Solve(batch, attributes, Everyone(attributes), new() { Floor = 0.8, ListLength = 5 });

        Assert.All(solved.Groups.Where(group => group.Attribute == "kind"), group => Assert.Equal((0, 0.0), (group.FloorSlots, group.Price)));
        Assert.Contains(solved.Groups, group => group.Attribute == "region" && group.Price > 0);
        Assert.True(solved.IsReached);
    }

    [Fact]
    public void Solve_OnlyEligibleActors_CountForAShare()
    {
        var batch = RankedBatch.Of([0], [[(0, 3f), (2, 1f)]]);

        var solved = ExposureBalance.Solve(batch, [Colours([0, 0, 1, 1])], [true, true, true, false], new() { ListLength = 1 });

        Assert.Equal((1.0 / 3, 1), (solved.Groups[1].Share, solved.Groups[1].Actors));
    }

    [Fact]
    public void Solve_NothingToShow_IsAnEmptyAccount()
    {
        var solved = ExposureBalance.Solve(RankedBatch.Of([0], [[]]), [Colours([0, 1])], [true, true], new());

        Assert.Equal((0, 0.0, true), (solved.Slots, solved.Cost, solved.IsReached));
        Assert.Empty(solved.Lists.Single());
        Assert.Equal(0, solved.Groups[0].After);
    }

    [Fact]
    public void Solve_WhatDoesNotFit_IsRefused()
    {
        var batch = RankedBatch.Of([0], [[(0, 3f), (2, 1f)]]);
        void Refused(string part, BalanceAttribute[] attributes, bool[] eligible, ExposureBalanceOptions options) =>
            Assert.Contains(part, Assert.Throws<ArgumentException>(() => ExposureBalance.Solve(batch, attributes, eligible, options)).Message, StringComparison.Ordinal);

        bool[] three = [true, true, true];
        Refused("from 0 to 1", [Colours([0, 0, 1])], three, new() { Floor = 1.01 });
        Refused("from 0 to 1", [Colours([0, 0, 1])], three, new() { Floor = double.NaN });
        Refused("at least one slot", [Colours([0, 0, 1])], three, new() { ListLength = 0 });
        Refused("at least one attribute", [], three, new());
        Refused("as many labels", [Colours([0, 0])], three, new());
        Refused("from 0 to 1", [Colours([0, 0, 2])], three, new());
        Refused("target shares", [Colours([0, 0, 1]) with { TargetShares = [1] }], three, new());
        Refused("sum to at most 1", [Colours([0, 0, 1]) with { TargetShares = [0.6, 0.6] }], three, new());
        Refused("floor of colour", [Colours([0, 0, 1]) with { Floor = 2 }], three, new());
        Refused("only 2 actors", [Colours([0, 0])], [true, true], new());
    }

    private static BalanceAttribute Colours(int[] labels) => new("colour", labels, ["red", "blue"]);

    private static bool[] Everyone(BalanceAttribute[] attributes) => Array.ConvertAll(attributes[0].LabelOf, _ => true);

    /// <summary>Actors of five regions and two kinds, where one region and one kind are liked better by everybody.</summary>
    private static (RankedBatch Batch, BalanceAttribute[] Attributes) Lopsided(int queries)
    {
        const int actors = 200;
        var random = new Random(3);
        var region = Enumerable.Range(0, actors).Select(_ => Math.Min(random.Next(5), random.Next(5))).ToArray();
        var kind = Enumerable.Range(0, actors).Select(_ => random.Next(2)).ToArray();
        var lists = Enumerable.Range(0, queries).Select(_ => Enumerable.Range(0, actors).Where(_ => random.Next(4) == 0)
            .Select(actor => (actor, (float)(random.NextDouble() + (region[actor] == 0 ? 0.4 : 0) + (0.3 * kind[actor])))).ToArray()).ToArray();
        return (RankedBatch.Of([.. Enumerable.Range(0, queries)], lists), [new("region", region, ["a", "b", "c", "d", "e"]), new("kind", kind, ["x", "y"])]);
    }
}
