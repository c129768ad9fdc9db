using Matchmaker.App.Models.Drift;

namespace Matchmaker.App.Tests.Models;

public sealed class DriftRuleTests
{
    private static readonly DateOnly Last = new(2026, 5, 10);

    private static readonly DriftOptions Options = new() { RecentDays = 2, EarlierDays = 4, Fewest = 60 };

    [Fact]
    public void Falls_FewSuggestionsOrChance_TellsNothing()
    {
        var options = new DriftOptions { RecentDays = 2, EarlierDays = 3, Fewest = 50 };
        var last = new DateOnly(2026, 5, 10);

        // Too few to tell; a fall that chance explains; one that it does not.
        Assert.Empty(DriftRule.Falls([.. Days(last, 2, 20, 2), .. Days(last.AddDays(-2), 3, 20, 8)], last, options));
        Assert.Empty(DriftRule.Falls([.. Days(last, 2, 60, 3), .. Days(last.AddDays(-2), 3, 60, 5)], last, options));
        Assert.Single(DriftRule.Falls([.. Days(last, 2, 600, 30), .. Days(last.AddDays(-2), 3, 600, 60)], last, options));
    }

    [Theory]
    [InlineData(FigureName.Shown)]
    [InlineData(FigureName.NewActors)]
    public void Falls_CountCollapses_IsTold(string name)
    {
        var (fallen, text) = Assert.Single(DriftRule.Falls(Counts(name, 20, 22, 18, 20, 2, 0), Last, Options));

        Assert.Equal(name, fallen);
        Assert.Contains("1.0", text, StringComparison.Ordinal);
        Assert.Contains("20.0", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Falls_CountWithinChanceOrFewOrLumpy_TellsNothing()
    {
        // Within the threshold; too few before; an import in the days before; only one day to compare with.
        Assert.Empty(DriftRule.Falls(Counts(FigureName.Shown, 20, 22, 18, 20, 16, 15), Last, Options));
        Assert.Empty(DriftRule.Falls(Counts(FigureName.Shown, 10, 11, 9, 10, 0, 0), Last, Options));
        Assert.Empty(DriftRule.Falls(Counts(FigureName.NewActors, 1, 900, 2, 1, 1, 0), Last, Options));
        Assert.Empty(DriftRule.Falls(Counts(FigureName.Shown, 80, 0, 1), Last, Options));

        // Chance explains it: 15 a day instead of 22 would be a fall by a third.
        Assert.Empty(DriftRule.Falls(Counts(FigureName.Shown, 20, 24, 21, 23, 14, 16), Last, Options));
    }

    [Fact]
    public void Falls_NightsThatWereNotCounted_AreNoZeroes()
    {
        var figures = Counts(FigureName.Shown, 50, 50, 50, 50, 50, 50).Where(figure => figure.Day != Last.AddDays(-1)).ToList();

        Assert.Empty(DriftRule.Falls(figures, Last, Options));
    }

    [Theory]
    [InlineData(1000, 0.5, 0.2, true)]
    [InlineData(1000, 0.5, 0.4, false)]
    [InlineData(100, 0.5, 0.2, false)]
    public void Falls_Coverage_IsToldBeyondThresholdAndChance(double actors, double before, double now, bool isTold)
    {
        var figures = Counts(FigureName.Coverage, before, before, before, before, before, now).ToList();
        figures.AddRange(Counts(FigureName.Actors, actors, actors, actors, actors, actors, actors));

        Assert.Equal(isTold ? [FigureName.Coverage] : [], DriftRule.Falls(figures, Last, Options).Select(fall => fall.Name));
    }

    private static List<NightlyFigure> Counts(string name, params double[] values) =>
        [.. values.Select((value, at) => new NightlyFigure { Day = Last.AddDays(at + 1 - values.Length), Name = name, Value = value })];

    private static IEnumerable<NightlyFigure> Days(DateOnly last, int count, double shown, double saved) => Enumerable.Range(0, count).SelectMany(back => new NightlyFigure[]
    {
        new() { Day = last.AddDays(-back), Name = FigureName.Shown, Value = shown }, new() { Day = last.AddDays(-back), Name = FigureName.Saved, Value = saved },
    });
}
