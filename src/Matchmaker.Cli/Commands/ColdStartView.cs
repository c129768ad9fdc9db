using Matchmaker.App.Evaluating;
using Spectre.Console;

namespace Matchmaker.Cli.Commands;

/// <summary>Shows the second table of an evaluation: actors first seen after the cut.</summary>
internal static class ColdStartView
{
    public static void Write(IAnsiConsole output, ColdStartReport report)
    {
        output.WriteLine();
        output.MarkupLineInterpolated($"[bold]Cold start[/]: actors first seen after the cut, known only by their profile. {report.Queries:N0} queries, {report.QueriesWithWords:N0} of them with words in their profile; {report.Relevant:N0} first partners to find.");
        output.MarkupLineInterpolated($"{Describe(report)}");
        output.Write(EvaluationView.Rows(report.Rows));
        output.MarkupLineInterpolated($"The full ranker stands at {report.Lead:F3} × the best of popularity, popularity within the country and within the helix in NDCG@20.");
    }

    private static string Describe(ColdStartReport report) => report switch
    {
        { LearntFrom: 0 } => "Too few newcomers before the cut to learn from: the ranker for actors with partners is used.",
        { ValidationNdcg: { } ndcg, ValidationPopularityNdcg: { } popularity } =>
            $"The ranker for newcomers learnt from {report.LearntFrom:N0} newcomers of the last year before the cut; on them, learnt from the year before: NDCG@20 {ndcg:F4}, popularity {popularity:F4}.",
        _ => $"The ranker for newcomers learnt from {report.LearntFrom:N0} newcomers of the last year before the cut.",
    };
}
