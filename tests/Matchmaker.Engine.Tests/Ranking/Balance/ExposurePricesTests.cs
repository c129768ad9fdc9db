using System.Collections.Immutable;
using Matchmaker.Engine.Ranking.Balance;

namespace Matchmaker.Engine.Tests.Ranking.Balance;

public sealed class ExposurePricesTests
{
    [Fact]
    public void ForActors_SeveralAttributes_AddsThePricesOfAllGroupsOfAnActor()
    {
        BalanceAttribute country = new("country", [0, 1, 1], ["PH", "VN"]);
        BalanceAttribute helix = new("helix", [1, 1, 0], ["media", "industry"]);
        ExposurePrices prices = ExposurePrices.None with
        {
            ByAttribute = ExposurePrices.None.ByAttribute
                .Add("country", ImmutableSortedDictionary<string, double>.Empty.Add("VN", 0.5))
                .Add("helix", ImmutableSortedDictionary<string, double>.Empty.Add("media", 0.25).Add("gone", 9)),
        };

        Assert.Equal([0, 0.5, 0.75], prices.ForActors([country, helix]));
        Assert.Equal([0, 0, 0], ExposurePrices.None.ForActors([country, helix]));
        Assert.Empty(prices.ForActors([]));
    }
}
