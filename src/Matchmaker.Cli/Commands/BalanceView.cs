using System.Globalization;
using Matchmaker.App.Evaluating;
using Matchmaker.App.Matching;
using Matchmaker.App.Registry;
using Matchmaker.Engine.Ranking.Balance;
using Spectre.Console;

namespace Matchmaker.Cli.Commands;

/// <summary>Shows exposure before and after a floor at the terminal.</summary>
internal static class BalanceView
{
    /// <summary>Groups with so large a share are always shown; of the others those that fell short.</summary>
    private const double LargeShare = 0.02;

    private const int MostRows = 40;

    public static void Write(IAnsiConsole console, ExposureReport report, bool showAll)
    {
        var source = report.Cut is { } cut ? $"learnt from what began before {cut:yyyy-MM-dd}" : $"by model {report.Model}";
        console.MarkupLineInterpolated($"{report.Slots:N0} suggestions to [bold]{report.Lists:N0}[/] actors ({report.Top} each), {source}. Floor: [bold]{report.Floor:P0}[/] of {SharesOf(report.By, report.ShareOf)}.");
        foreach (var attribute in report.Groups.GroupBy(group => group.Attribute)) console.Write(Exposure([.. attribute], report, showAll));
        WritePrice(console, report);
    }

    public static void Write(IAnsiConsole console, SeededPriceReport report)
    {
        console.MarkupLineInterpolated($"Floor: [bold]{report.Floor:P0}[/] of {SharesOf(report.By, report.ShareOf)}; partners gained from [bold]{report.Cut:yyyy-MM-dd}[/] on. Means over the seeds {string.Join(", ", report.Seeds)} of the factors, and what lies between the least and the greatest; trained in {report.TrainSeconds:F1} s.");
        var table = new Table().RoundedBorder().AddColumn("");
        foreach (var heading in new[] { "Before", "spread", "After", "spread", "Change", "spread" }) table.AddColumn(new TableColumn(heading).RightAligned());
        AddRow($"NDCG@{report.Top}", report.NdcgBefore, report.NdcgAfter, report.NdcgChange);
        AddRow($"Recall@{report.Top}", report.RecallBefore, report.RecallAfter, report.RecallChange);
        console.Write(table);
        console.MarkupLineInterpolated($"{Percent(report.Changed.Mean)} of the suggestions are others (spread {Percent(report.Changed.Spread)}).");

        void AddRow(string name, SeededFigure before, SeededFigure after, SeededFigure change) => table.AddRow(
            name, Figure(before.Mean), Figure(before.Spread), Figure(after.Mean), Figure(after.Spread), Signed(change.Mean), Points(change.Spread));
    }

    private static Table Exposure(List<GroupExposure> groups, ExposureReport report, bool showAll)
    {
        var isGuaranteed = report.By.Contains(groups[0].Attribute);
        var shown = showAll ? groups : [.. groups.Where(group => group.Share >= LargeShare || group.SlotsBefore < group.FloorSlots).OrderByDescending(group => group.Share).Take(MostRows)];
        var table = new Table().RoundedBorder().AddColumn(groups[0].Attribute);
        foreach (var heading in new[] { "Actors", "Share", "Floor", "Before", "After", "By rank,\nbefore", "By rank,\nafter", "Price" }) table.AddColumn(new TableColumn(heading).RightAligned());
        table.AddColumn("");
        foreach (var group in shown.OrderByDescending(group => group.Share).ThenBy(group => group.Label, StringComparer.Ordinal))
        {
            table.AddRow(
                Markup.Escape(group.Attribute == BalanceAttributes.Country ? Countries.Name(group.Label) : group.Label.Replace('-', ' ')),
                $"{group.Actors:N0}", Percent(group.Share), isGuaranteed ? Share(group.FloorSlots, report.Slots) : "", group.SlotsBefore < group.FloorSlots ? $"[yellow]{Percent(group.Before)}[/]" : Percent(group.Before),
                Percent(group.After), Percent(group.DiscountedBefore), Percent(group.DiscountedAfter), group.Price > 0 ? group.Price.ToString("F2", CultureInfo.InvariantCulture) : "",
                group.IsReached ? "" : $"[red]at most {Share(group.Reachable, report.Slots)}[/]");
        }

        var left = groups.Count - shown.Count;
        var fell = groups.Count(group => group.SlotsBefore < group.FloorSlots);
        if (!isGuaranteed) return table.Caption("Watched only, without a floor (--by).");
        return table.Caption($"{fell:N0} of {Words.Count(groups.Count, "group")} below the floor before, {groups.Count(group => !group.IsReached):N0} after.{(left > 0 ? $" {left:N0} more not shown (--all)." : "")}");
    }

    private static void WritePrice(IAnsiConsole console, ExposureReport report)
    {
        var lost = report.UtilityBefore - report.UtilityAfter;
        if (report.ChangedSlots == 0) console.MarkupLine("Every floor that can be reached holds already: nothing is changed, and nothing lost.");
        else console.MarkupLineInterpolated($"Price: {Share(report.ChangedSlots, report.Slots)} of the suggestions are others; the mean score of a suggestion goes from {report.UtilityBefore:F4} to {report.UtilityAfter:F4}, and of that loss of {lost:F4} at most {Math.Max(0, report.UtilityBound - report.UtilityAfter):F6} is avoidable (proven).");
        if (report.Accuracy is { } accuracy)
        {
            console.MarkupLineInterpolated($"Accuracy on the partners gained after the cut: NDCG@{report.Top} [bold]{accuracy.NdcgBefore:F4} → {accuracy.NdcgAfter:F4}[/] ({Change(accuracy.NdcgBefore, accuracy.NdcgAfter)}), Recall@{report.Top} [bold]{accuracy.RecallBefore:F4} → {accuracy.RecallAfter:F4}[/] ({Change(accuracy.RecallBefore, accuracy.RecallAfter)}).");
            console.MarkupLineInterpolated($"Actors shown to anybody: {accuracy.CoverageBefore:P1} → {accuracy.CoverageAfter:P1}; inequality of exposure among actors (Gini): {accuracy.GiniBefore:F3} → {accuracy.GiniAfter:F3}.");
        }
        else
        {
            console.MarkupLine("[grey]--cut DATE also judges the price in accuracy, on the partners gained from that day on.[/]");
        }

        if (!report.IsReached) console.MarkupLine("[yellow]Not every floor can be reached: too few lists have candidates of those groups. A lower --floor or a longer --top can help.[/]");
    }

    private static string Share(long part, long all) => all == 0 ? "none" : Percent((double)part / all);

    private static string SharesOf(IReadOnlyList<string> by, ShareBasis basis) =>
        $"the share of each {string.Join(", each ", by)}{(basis == ShareBasis.Candidates ? " among the candidates of the lists" : "")}";

    private static string Change(double before, double after) => before == 0 ? "no change" : Signed((after - before) / before);

    private static string Signed(double part) => string.Create(CultureInfo.InvariantCulture, $"{part * 100:+0.0;−0.0} %");

    private static string Points(double part) => string.Create(CultureInfo.InvariantCulture, $"{part * 100:F1} points");

    private static string Figure(double value) => value.ToString("F4", CultureInfo.InvariantCulture);

    private static string Percent(double part) => string.Create(CultureInfo.InvariantCulture, $"{part * 100:F2} %");
}
