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
}
