using Matchmaker.App.Importing;
using Spectre.Console;

namespace Matchmaker.Cli.Commands;

/// <summary>Prints what an import did: the account of rows, the records behind them, and what there is to look after.</summary>
internal sealed class ImportSummaryView(IAnsiConsole console)
{
    private const int CandidatesShown = 5;

    public void Show(ImportSummary summary)
    {
        var seconds = summary.Duration.TotalSeconds;
        console.MarkupLineInterpolated($"Imported {string.Join(", ", summary.Files)} in {seconds:N1} s ({summary.RowsRead / Math.Max(seconds, 0.001):N0} rows a second).");
        if (summary.ChangedNothing && !summary.HoldsNothing) console.MarkupLine("[green]Nothing changed: the registry held all of it already.[/]");
        if (summary.HoldsNothing) console.MarkupLine(summary.RowsRead == 0 ? "[yellow]Nothing was stored: the files have no rows.[/]" : "[yellow]Nothing was stored: every row was rejected.[/]");
        console.MarkupLineInterpolated(
            $"Rows: [bold]{summary.RowsRead:N0}[/] read = {summary.RowsStored:N0} stored + {summary.RowsUnchanged:N0} unchanged + {summary.RowsRejected:N0} rejected");
        ShowRecords(summary);
        ShowRejected(summary);
        foreach (var remark in summary.Remarks) ShowRemark(remark);
        ShowCandidates(summary);
    }

    private void ShowRecords(ImportSummary summary)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("");
        foreach (var heading in new[] { "new", "changed", "unchanged" }) table.AddColumn(new TableColumn(heading).RightAligned());
        AddRow(table, "Actors", summary.Actors);
        AddRow(table, "Collaborations", summary.Collaborations);
        AddRow(table, "Participations", summary.Participations);
        AddRow(table, "Feedback", summary.Feedback);
        console.Write(table);
    }

    private static void AddRow(Table table, string name, RecordCounts counts)
    {
        if (counts.Total > 0) table.AddRow(name, $"{counts.Created:N0}", $"{counts.Updated:N0}", $"{counts.Unchanged:N0}");
    }

    private void ShowRejected(ImportSummary summary)
    {
        if (summary.RowsRejected == 0) return;
        var mistakes = summary.RowsRejected - summary.RowsLeftOut;
        var what = (mistakes, summary.RowsLeftOut) switch
        {
            (_, 0) => $"{mistakes:N0} with mistakes",
            (0, _) => $"{summary.RowsLeftOut:N0} left out by a rule of the source",
            _ => $"{mistakes:N0} with mistakes, {summary.RowsLeftOut:N0} left out by a rule of the source",
        };
        console.MarkupLineInterpolated($"[yellow]Rejected rows ({what}) are in {summary.RejectsPath}, each with its reason.[/]");
    }

    private void ShowRemark(ImportRemark remark)
    {
        console.MarkupLineInterpolated($"[yellow]{remark.Count:N0} × {remark.What}[/]");
        foreach (var example in remark.Examples) console.MarkupLineInterpolated($"[grey]    {example}[/]");
    }

    private void ShowCandidates(ImportSummary summary)
    {
        if (summary.CandidateCount == 0) return;
        console.MarkupLineInterpolated($"[yellow]{summary.CandidateCount:N0} possible duplicates: same name or alias, and country. --merge makes one of two, --candidates FILE lists all.[/]");
        foreach (var pair in summary.Candidates.Take(CandidatesShown))
            console.MarkupLineInterpolated($"[grey]    {pair.Name} ({pair.Id?.ToString() ?? "no id"}) and {pair.OtherName} ({pair.Other?.ToString() ?? "no id"}), {pair.Country}[/]");
    }
}
