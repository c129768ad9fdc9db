using System.Globalization;
using Matchmaker.App.Evaluating;
using Spectre.Console;

namespace Matchmaker.Cli.Commands;

/// <summary>Shows how well missing members are found: methods × metrics, with the spread over draws.</summary>
internal static class CompletionView
{
    public static void Write(Invocation invocation, JsonTarget json, CompletionReport report)
    {
        if (EvaluationView.WriteJson(invocation, json, report)) return;
        var output = invocation.Output;
        var until = report.Until is { } end ? $"until {end:yyyy-MM-dd}" : "on";
        output.MarkupLineInterpolated($"Test: {report.Collaborations:N0} collaborations with 4 to 20 members that start from [bold]{report.Cut:yyyy-MM-dd}[/] {until}; of each one member is hidden, to be found among {report.Candidates:N0} actors by the others. Learnt from {report.TrainCollaborations:N0} collaborations.");
        output.MarkupLineInterpolated($"Draws of who is hidden: seeds {string.Join(", ", report.Seeds)}. Asked about {Each(report.Queries)}; left out {Each(report.UnknownHidden)}, whose hidden member has no partner before the cut.");
        output.MarkupLineInterpolated($"{Describe(report.Learning)}");
        var table = new Table().RoundedBorder().AddColumn("Method");
        foreach (var name in new[] { "Hit@20", "±", "MRR", "±", "Seconds" }) table.AddColumn(new TableColumn(name).RightAligned());
        foreach (var row in report.Rows)
        {
            table.AddRow(
                row.Name == CompletionEvaluation.Scorer ? $"[bold]{row.Name}[/]" : row.Name.EscapeMarkup(), Figure(row.Hit), Figure(row.HitSpread), Figure(row.ReciprocalRank), Figure(row.ReciprocalRankSpread),
                row.Seconds.ToString("F1", CultureInfo.InvariantCulture));
        }

        output.Write(table.Caption("Means and standard deviations over the draws; who has the same score shares the middle of their places."));
        output.MarkupLineInterpolated($"The learned scorer stands at {report.Lead(row => row.Hit):F3} × the best of popularity, summed resource allocation and summed factors in Hit@20, and at {report.Lead(row => row.ReciprocalRank):F3} × in MRR.");
    }

    private static string Describe(CompletionLearning learning) => learning.LearntFrom == 0
        ? $"The history before the cut is too short to learn a scorer: standard weights. Training took {learning.Seconds:F1} s."
        : learning.Penalty is null
            ? $"The scorer learnt from {learning.LearntFrom:N0} completions of the last year before the cut. Training took {learning.Seconds:F1} s."
            : $"The scorer learnt from {learning.LearntFrom:N0} completions of the last year before the cut; on that year, learnt from the year before: Hit@20 {learning.ValidationHit:F4}, MRR {learning.ValidationReciprocalRank:F4}. Training took {learning.Seconds:F1} s.";

    private static string Each(IReadOnlyList<int> counts) => string.Join(" / ", counts.Select(count => count.ToString("N0", CultureInfo.InvariantCulture)));

    private static string Figure(double value) => value.ToString("F4", CultureInfo.InvariantCulture);
}
