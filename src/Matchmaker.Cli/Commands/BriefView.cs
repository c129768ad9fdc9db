using System.Globalization;
using Matchmaker.App.Evaluating.Briefs;
using Spectre.Console;

namespace Matchmaker.Cli.Commands;

/// <summary>Shows whether participants are found from the text alone.</summary>
internal static class BriefView
{
    public static void Write(Invocation invocation, JsonTarget json, BriefReport report)
    {
        if (EvaluationView.WriteJson(invocation, json, report)) return;
        var output = invocation.Output;
        output.MarkupLineInterpolated($"Test: {report.TestProjects} projects that began from [bold]{report.Cut:yyyy-MM-dd}[/] on, each by its text alone. {report.ToFind:N0} participations to find among {report.Candidates:N0} actors, of whom {report.TrainProjects} earlier projects tell; {report.NotToFind:N0} more are of actors of whom nothing is written, and nobody could find them.");
        var table = new Table().RoundedBorder().AddColumn("Method");
        foreach (var name in new[] { "Precision@10", "Recall@10", "Precision@20", "Recall@20", "Better than\nsearch", "Worse" }) table.AddColumn(new TableColumn(name).RightAligned());
        foreach (var row in report.Rows)
            table.AddRow(row.Name.EscapeMarkup(), Figure(row.Precision10), Figure(row.Recall10), Figure(row.Precision20), Figure(row.Recall20), Whole(row.Better), Whole(row.Worse));
        output.Write(table.Caption("Means over projects; the last two columns count projects, by hits among twenty."));
        if (report.Calls is not { } calls) return;
        output.MarkupLineInterpolated($"Funding calls: {calls.Calls:N0} read{(calls.BrokenAt is { } at ? $", and nothing after byte {at:N0}, where the file is no JSON" : "")}; wrongly decoded text was mended in {calls.Mended:N0}, and is left in {calls.Broken:N0}; {calls.Thin:N0} say too little to look for somebody. They name nobody who took part, so that nothing can be said of how good an answer is.");
    }

    private static string Figure(double value) => value.ToString("F4", CultureInfo.InvariantCulture);

    private static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);
}
