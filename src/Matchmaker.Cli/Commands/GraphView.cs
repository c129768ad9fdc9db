using Matchmaker.App.Matching;
using Matchmaker.App.Registry;
using Matchmaker.Engine.Graph;
using Spectre.Console;

namespace Matchmaker.Cli.Commands;

/// <summary>A network's figures at the terminal.</summary>
internal static class GraphView
{
    public static void Write(IAnsiConsole console, NetworkReport report)
    {
        if (report.AsOf is { } day) console.MarkupLineInterpolated($"As of {day:yyyy-MM-dd}: what began before that day.");
        console.Write(Account(report));
        if (report.Network.Edges == 0)
        {
            console.MarkupLine("[yellow]No two actors have worked together: there is no network yet.[/]");
            return;
        }

        console.Write(Figures(report));
        console.Write(Mix(report));
        if (report.Brokers.Count > 0) console.Write(Brokers(report));
    }

    private static Table Account(NetworkReport report)
    {
        var account = report.Collaborations;
        var table = NewTable("Collaborations").AddColumn("").AddColumn(new TableColumn("").RightAligned()).HideHeaders();
        table.AddRow("in the registry", $"{account.Total:N0}");
        table.AddRow("[bold]counted[/]", $"[bold]{account.Counted:N0}[/]");
        AddLeftOut(table, "begin on that day or later", account.Later);
        AddLeftOut(table, "have no date", account.Undated);
        AddLeftOut(table, $"have more than {account.MaximumSize} actors", account.Oversized);
        AddLeftOut(table, "have a single actor", account.SingleActor);
        return table;
    }

    private static void AddLeftOut(Table table, string why, int count)
    {
        if (count > 0) table.AddRow($"[grey]left out: {why}[/]", $"[grey]{count:N0}[/]");
    }

    private static Table Figures(NetworkReport report)
    {
        var network = report.Network;
        var table = NewTable("Network").AddColumn("").AddColumn(new TableColumn("").RightAligned()).AddColumn("").HideHeaders();
        Add(table, "actors", $"{network.Nodes:N0}", $"{network.Isolated:N0} of them without partners");
        Add(table, "ties", $"{network.Edges:N0}", "pairs that have worked together");
        Add(table, "partners of an actor", $"{network.MeanDegree:N1}", $"on average; median {network.MedianDegree:N1}, most {network.MaximumDegree:N0}");
        Add(table, "largest component", Percent(network.LargestComponentShare), $"of all actors; {network.Components:N0} components");
        Add(table, "clustering", Number(network.AverageClustering), "how often two partners of one actor are partners");
        Add(table, "communities", $"{report.Communities.Count:N0}", $"of two or more; largest {string.Join(", ", report.Communities.Largest.Take(5).Select(size => $"{size:N0}"))}");
        Add(table, "modularity", Number(report.Communities.Modularity), "0: as by chance, towards 1: sharply parted");
        Add(table, "deepest core", $"{report.MaximumCore:N0}", $"{report.MaximumCoreActors:N0} actors with at least so many partners among themselves");
        Add(table, "ties across borders", Percent(report.CrossBorderShare), "of all ties");
        Add(table, "like with like", "", Assortativity(network));
        return table;
    }

    private static Table Mix(NetworkReport report)
    {
        var table = NewTable("Ties by helix").AddColumn("between").AddColumn("and").AddColumn(new TableColumn("ties").RightAligned()).AddColumn(new TableColumn("share").RightAligned());
        foreach (var ties in report.HelixMix) table.AddRow(Words.Spell(ties.One), Words.Spell(ties.Other), $"{ties.Ties:N0}", Percent(ties.Share));
        return table;
    }

    private static Table Brokers(NetworkReport report)
    {
        var table = NewTable("Top brokers").AddColumn(new TableColumn("#").RightAligned()).AddColumn("actor").AddColumn("helix").AddColumn("country");
        foreach (var heading in new[] { "partners", "on chains", "constraint" }) table.AddColumn(new TableColumn(heading).RightAligned());
        foreach (var broker in report.Brokers)
        {
            table.AddRow(
                $"{broker.Id}", Markup.Escape(broker.Name), Words.Spell(broker.Helix), Markup.Escape(Countries.Name(broker.Country)),
                $"{broker.Partners:N0}", Percent(broker.ChainShare), Number(broker.Constraint));
        }

        table.Caption = new TableTitle("on chains: part of the shortest chains between others (estimated); constraint: near 0 where its partners are strangers to each other");
        return table;
    }

    private static string Assortativity(GraphStatistics network) =>
        string.Join(", ", network.LabelAssortativity.Select(pair => $"{pair.Key} {Number(pair.Value)}").Append($"number of partners {Number(network.DegreeAssortativity)}")) + " (−1 … 1)";

    private static Table NewTable(string title) => new() { Border = TableBorder.Rounded, Title = new TableTitle(title, new Style(decoration: Decoration.Bold)) };

    private static void Add(Table table, string label, string figure, string meaning) => table.AddRow(label, figure, $"[grey]{Markup.Escape(meaning)}[/]");

    private static string Percent(double? share) => share is { } part ? $"{part * 100:N1} %" : "–";

    private static string Number(double? value) => value is { } number ? $"{number:N3}" : "–";
}
