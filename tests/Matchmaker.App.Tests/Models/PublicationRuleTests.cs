using Matchmaker.App.Models;
using Matchmaker.App.Models.Retraining;

namespace Matchmaker.App.Tests.Models;

public sealed class PublicationRuleTests
{
    private static readonly double[] Baseline = [.. Enumerable.Range(0, 400).Select(at => 0.1 + (at % 7 * 0.01))];

    [Fact]
    public void Judge_NoModelServed_Passes() => Assert.True(Judge(0.05, null, null).IsPassed);

    [Fact]
    public void Judge_BetterSettings_Passes() => Assert.True(Judge(0.06, Card(null), 0.05).IsPassed);

    [Fact]
    public void Judge_WorseByChance_Passes()
    {
        // Half of the actors gain as much as the other half lose, and a little more is lost.
        double[] candidate = [.. Baseline.Select((value, at) => value + 0.05 + (at % 2 == 0 ? 0.03 : -0.0302))];
        double[] incumbent = [.. Baseline.Select(value => value + 0.05)];

        var trial = PublicationRule.Judge(new(2024, 1, 1), candidate, Baseline, Card(null), incumbent, 1_000, 0.95);

        Assert.True(trial.Difference < 0);
        Assert.True(trial.IsPassed, trial.Verdict);
    }

    [Fact]
    public void Judge_WorseOnEveryActor_IsRefusedAndSaysWhy()
    {
        var trial = Judge(0.04, Card(null), 0.05);

        Assert.False(trial.IsPassed);
        Assert.Contains("old", trial.Verdict, StringComparison.Ordinal);
        Assert.Contains("-0.0100", trial.Verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void Judge_SameSettingsOnDataThatWentBad_IsRefused()
    {
        var trial = Judge(0.01, Card(0.05), null);

        Assert.False(trial.IsPassed);
        Assert.Contains("registry", trial.Verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void Judge_SameSettingsAndNoTrialBefore_Passes() => Assert.True(Judge(0.01, Card(null), null).IsPassed);

    private static PublicationTrial Judge(double lead, ModelCard? incumbent, double? incumbentLead) => PublicationRule.Judge(
        new(2024, 1, 1), [.. Baseline.Select(value => value + lead)], Baseline, incumbent, incumbentLead is { } other ? [.. Baseline.Select(value => value + other)] : null, 1_000, 0.95);

    private static ModelCard Card(double? lead) => new()
    {
        Name = "partners",
        Version = "old",
        Trainer = "als",
        EngineVersion = "1",
        DataHash = "",
        Options = new(),
        Trial = lead is { } known ? new() { Cut = new(2023, 1, 1), Queries = 400, Ndcg = 0.2, Lead = known, LeadError = 0.005, IsPassed = true, Verdict = "" } : null,
    };
}
