using Matchmaker.App.Models.Drift;

namespace Matchmaker.App.Tests.Models;

public sealed class DriftRuleTests
{
    [Fact]
    public void Falls_FewSuggestionsOrChance_TellsNothing()
    {
        var options = new DriftOptions { RecentDays = 2, EarlierDays = 3, Fewest = 50 };
        var last = new DateOnly(2026, 5, 10);

        // The same rates by halves of the numbers: far from the threshold, or too few to tell.
        Assert.Empty(DriftRule.Falls([.. Days(last, 5, 20, 8), .. Days(last.AddDays(-2), 3, 20, 2)], last, options));
        Assert.Empty(DriftRule.Falls([.. Days(last, 2, 60, 3), .. Days(last.AddDays(-2), 3, 60, 5)], last, options));
        Assert.Single(DriftRule.Falls([.. Days(last, 2, 600, 30), .. Days(last.AddDays(-2), 3, 600, 60)], last, options));
    }

    private static IEnumerable<NightlyFigure> Days(DateOnly last, int count, double shown, double saved) => Enumerable.Range(0, count).SelectMany(back => new NightlyFigure[]
    {
        new() { Day = last.AddDays(-back), Name = FigureName.Shown, Value = shown }, new() { Day = last.AddDays(-back), Name = FigureName.Saved, Value = saved },
    });
}
