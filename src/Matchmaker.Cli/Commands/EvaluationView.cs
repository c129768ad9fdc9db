using System.Globalization;
using Matchmaker.App.Evaluating;
using Matchmaker.Engine.Evaluation;
using Spectre.Console;

namespace Matchmaker.Cli.Commands;

/// <summary>Shows an evaluation: models × metrics, then the slices of the full ranker beside the best single method.</summary>
internal static class EvaluationView
{
    private const int FewestInSlice = 20;
    private const string OfBoth = "Mean over the first ten of every list, by the chances that the demo's feedback was drawn with.";

    public static void Write(Invocation invocation, JsonTarget json, EvaluationReport report)
    {
        if (WriteJson(invocation, json, report)) return;
        var output = invocation.Output;
        var until = report.Until is { } end ? $"until {end:yyyy-MM-dd}" : "on";
        output.MarkupLineInterpolated($"Test: new partners from [bold]{report.Cut:yyyy-MM-dd}[/] {until}. {report.Queries:N0} queries, {report.Relevant:N0} partners to find among {report.Candidates:N0} candidates; learnt from {report.TrainCollaborations:N0} collaborations; {report.LeftOut:N0} left out (no date, too many actors, or after the end).");
        output.MarkupLineInterpolated($"{Describe(report.Learning)}");
        output.Write(Rows(report.Rows));
        output.MarkupLineInterpolated($"The full ranker stands at {report.Lead(row => row.Recall):F3} × the best single row in Recall@20, and at {report.Lead(row => row.Ndcg):F3} × in NDCG@20.");
        output.Write(Slices(report));
        if (report.ColdStart is { } coldStart) ColdStartView.Write(output, coldStart);
    }

    public static void Write(Invocation invocation, JsonTarget json, SeededReport report)
    {
        if (WriteJson(invocation, json, report)) return;
        invocation.Output.MarkupLineInterpolated($"Test: new partners from [bold]{report.Cut:yyyy-MM-dd}[/] on, {report.Queries:N0} queries. Means over the seeds {string.Join(", ", report.Seeds)} of the factors, and what lies between the least and the greatest; the other rows have no chance in them.");
        invocation.Output.Write(OverSeeds(report.Rows));
        if (report.ColdStart.Count == 0) return;
        invocation.Output.MarkupLine("[bold]Cold start[/]: actors first seen after the cut, known only by their profile.");
        invocation.Output.Write(OverSeeds(report.ColdStart));
    }

    private static Table OverSeeds(IEnumerable<SeededRow> rows)
    {
        var table = new Table().RoundedBorder().AddColumn("Model");
        foreach (var name in new[] { "Recall@20", "spread", "NDCG@20", "spread", "Seconds\nto train", "Seconds\nto rank" }) table.AddColumn(new TableColumn(name).RightAligned());
        foreach (var row in rows)
        {
            table.AddRow(
                row.Name.EscapeMarkup(), Figure(row.Recall), Spread(row.RecallSpread), Figure(row.Ndcg), Spread(row.NdcgSpread),
                row.TrainSeconds?.ToString("F1", CultureInfo.InvariantCulture) ?? "–", row.RankSeconds.ToString("F1", CultureInfo.InvariantCulture));
        }

        return table;
    }

    public static void Write(Invocation invocation, JsonTarget json, GowallaReport report)
    {
        if (WriteJson(invocation, json, report)) return;
        invocation.Output.MarkupLineInterpolated($"Gowalla: factors of rank [bold]{report.Rank}[/], {report.Users:N0} users; {report.SecondsPerEpoch:F2} s an epoch. Means over the seeds {string.Join(", ", report.Seeds)} of the factors; the filter has no chance in it.");
        invocation.Output.Write(OverSeeds(report.Rows));
    }

    public static void Write(Invocation invocation, JsonTarget json, PlantedReport report)
    {
        if (WriteJson(invocation, json, report)) return;
        var table = new Table().RoundedBorder().AddColumns(
            new TableColumn("Planted"), new TableColumn("Queries").RightAligned(), new TableColumn("NDCG@20\nfull ranker").RightAligned(), new TableColumn("NDCG@20\nbest single signal").RightAligned(), new TableColumn("which is"));
        foreach (var row in report.Rows)
            table.AddRow(row.Structure.EscapeMarkup(), row.Queries.ToString("N0", CultureInfo.InvariantCulture), Figure(row.Full), Figure(row.Best), row.BestSignal);
        invocation.Output.Write(table.Caption($"Partners gained from {report.Cut:yyyy-MM-dd} on, by what they were planted as; newcomers by the planted interest of both sides."));
        WriteReciprocity(invocation, report.Reciprocity);
    }

    private static void WriteReciprocity(Invocation invocation, IReadOnlyList<ReciprocityRow> rows)
    {
        var table = new Table().RoundedBorder().AddColumns(
            new TableColumn("Ranked by"), new TableColumn("Both say yes").RightAligned(), new TableColumn("Actor asks").RightAligned(), new TableColumn("Asked accepts").RightAligned());
        foreach (var row in rows) table.AddRow(row.Name.EscapeMarkup(), Figure(row.Both), Figure(row.Asks), Figure(row.Accepts));
        invocation.Output.Write(table.Caption(OfBoth));
    }

    public static void Write(Invocation invocation, JsonTarget json, SeededPlantedReport report)
    {
        if (WriteJson(invocation, json, report)) return;
        invocation.Output.MarkupLineInterpolated($"Partners gained from [bold]{report.Cut:yyyy-MM-dd}[/] on. Means over the seeds {string.Join(", ", report.Seeds)} of the factors, and what lies between the least and the greatest; trained in {report.TrainSeconds:F1} s.");
        var planted = new Table().RoundedBorder().AddColumns(
            new TableColumn("Planted"), new TableColumn("Queries").RightAligned(), new TableColumn("NDCG@20\nfull ranker").RightAligned(), new TableColumn("spread").RightAligned(),
            new TableColumn("NDCG@20\nbest single signal").RightAligned(), new TableColumn("spread").RightAligned(), new TableColumn("which is"));
        foreach (var row in report.Rows)
            planted.AddRow(row.Structure.EscapeMarkup(), row.Queries.ToString("N0", CultureInfo.InvariantCulture), Figure(row.Full.Mean), Figure(row.Full.Spread), Figure(row.Best.Mean), Figure(row.Best.Spread), string.Join(", ", row.BestSignals));
        invocation.Output.Write(planted);
        var both = new Table().RoundedBorder().AddColumn("Ranked by");
        foreach (var heading in new[] { "Both say yes", "spread", "Actor asks", "spread", "Asked accepts", "spread" }) both.AddColumn(new TableColumn(heading).RightAligned());
        foreach (var row in report.Reciprocity)
            both.AddRow(row.Name.EscapeMarkup(), Figure(row.Both.Mean), Figure(row.Both.Spread), Figure(row.Asks.Mean), Figure(row.Asks.Spread), Figure(row.Accepts.Mean), Figure(row.Accepts.Spread));
        invocation.Output.Write(both.Caption(OfBoth));
    }

    /// <returns>True where JSON takes the place of the table.</returns>
    internal static bool WriteJson<T>(Invocation invocation, JsonTarget json, T report)
    {
        if (!json.IsAsked) return false;
        if (json.File is null)
        {
            invocation.WriteJson(report);
            return true;
        }

        try
        {
            File.WriteAllText(json.File, Invocation.ToJson(report) + Environment.NewLine);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EvaluationException($"The JSON cannot be written to {json.File}: {e.Message}", e);
        }

        invocation.Say($"Everything as JSON: {json.File}");
        return false;
    }

    private static string Describe(EvaluationLearning learning) => learning.Penalty is null
        ? $"The history before the cut is too short to learn a ranker: standard weights. Training took {learning.Seconds:F1} s."
        : $"The ranker learnt from {learning.LearntFrom:N0} actors in the last year before the cut; on that year, learnt from the year before: Recall@20 {learning.ValidationRecall:F4}, NDCG@20 {learning.ValidationNdcg:F4}. Training took {learning.Seconds:F1} s.";

    internal static Table Rows(IReadOnlyList<EvaluationRow> rows)
    {
        var table = new Table().RoundedBorder().AddColumn("Model");
        foreach (var name in new[] { "Recall@20", "NDCG@20", "Hit rate", "Coverage", "Exposure Gini", "Seconds" }) table.AddColumn(new TableColumn(name).RightAligned());
        foreach (var row in rows)
        {
            table.AddRow(
                row.Name == EvaluationReport.FullRanker ? $"[bold]{row.Name}[/]" : row.Name.EscapeMarkup(),
                Figure(row.Recall), Figure(row.Ndcg), Figure(row.HitRate), Figure(row.Coverage), Figure(row.Gini), row.Seconds.ToString("F1", CultureInfo.InvariantCulture));
        }

        return table;
    }

    private static Table Slices(EvaluationReport report)
    {
        var full = report.Rows[^1];
        var best = report.Rows.Where(row => row != full).MaxBy(row => row.Ndcg)!;
        var table = new Table().RoundedBorder().AddColumn("Only pairs").AddColumn(new TableColumn("Queries").RightAligned());
        foreach (var name in new[] { "Recall@20", "NDCG@20" })
            table.AddColumn(new TableColumn($"{name}\n{full.Name}").RightAligned()).AddColumn(new TableColumn($"{name}\n{best.Name}".EscapeMarkup()).RightAligned());
        for (var at = 0; at < full.Slices.Count; at++)
        {
            var (one, other) = (full.Slices[at], best.Slices[at]);
            if (one.Queries < FewestInSlice) continue;
            table.AddRow(one.Name, one.Queries.ToString("N0", CultureInfo.InvariantCulture), Figure(one.Recall), Figure(other.Recall), Figure(one.Ndcg), Figure(other.Ndcg));
        }

        return table.Caption($"Kinds of pairs with at least {FewestInSlice} queries; a list is judged by its hits of that kind only.");
    }

    private static string Spread(double? value) => value is { } spread ? Figure(spread) : "–";

    private static string Figure(double value) => value.ToString("F4", CultureInfo.InvariantCulture);
}
