using Matchmaker.App.Registry;
using Spectre.Console;

namespace Matchmaker.Cli.Commands;

/// <summary>Actors at the terminal: a panel for the profile, a table for what it worked on and with whom.</summary>
internal static class ActorView
{
    public static void Write(IAnsiConsole console, ActorProfile profile)
    {
        var title = $"{profile.Name} · #{profile.Id}{(profile.IsDemo ? " · fictional, for the demo" : "")}";
        console.Write(new Panel(Facts(profile)) { Header = new PanelHeader($" {Markup.Escape(title)} "), Border = BoxBorder.Rounded, Padding = new Padding(1, 0) });
        if (profile.LatestCollaborations.Count > 0) console.Write(Collaborations(profile));
        else console.MarkupLine("[grey]No collaborations yet.[/]");
        if (profile.FrequentPartners.Count > 0) console.Write(Partners(profile));
    }

    public static void Write(IAnsiConsole console, IReadOnlyList<ActorLine> lines, int total)
    {
        var table = NewTable(lines.Count == total ? Words.Count(total, "actor") : $"{lines.Count:N0} of {Words.Count(total, "actor")}");
        table.AddColumn(new TableColumn("#").RightAligned()).AddColumn("name").AddColumn("helix").AddColumn("country").AddColumn("city")
            .AddColumn(new TableColumn("collaborations").RightAligned());
        foreach (var line in lines)
            AddRow(table, $"{line.Id}", line.Name, Words.Spell(line.Helix), Countries.Name(line.Country), line.City ?? "", $"{line.Collaborations:N0}");
        console.Write(table);
    }

    private static Grid Facts(ActorProfile profile)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        Add(grid, "what", $"{Words.Spell(profile.Kind)}, {Words.Spell(profile.Helix)}{(profile.Affiliation is { } home ? $", belongs to {home}" : "")}");
        Add(grid, "where", profile.City is null ? profile.CountryName : $"{profile.City}, {profile.CountryName}");
        Add(grid, "about", profile.Description);
        Add(grid, "website", profile.Website);
        Add(grid, "open to", profile.Capacity is { } most ? $"{Words.Count(most, "introduction")} at a time" : null);
        Add(grid, "since", profile.FoundedYear?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Add(grid, "size", profile.Size == ActorSize.Unknown ? null : Words.Spell(profile.Size));
        Add(grid, "ownership", string.Join(", ", profile.Ownership.Select(Words.Spell)));
        Add(grid, "sectors", string.Join(", ", profile.Sectors));
        Add(grid, "languages", string.Join(", ", profile.Languages));
        Add(grid, "also called", string.Join(" · ", profile.Aliases));
        Add(grid, "known as", string.Join(" · ", profile.ExternalIds));
        Add(grid, "verification", Spell(profile.Verification));
        foreach (var offer in profile.Offers) Add(grid, "offers", Spell(offer));
        foreach (var need in profile.Needs) Add(grid, "needs", Spell(need));
        return grid;
    }

    private static Table Collaborations(ActorProfile profile)
    {
        var table = NewTable(Title(profile.LatestCollaborations.Count, profile.CollaborationCount, "latest", "collaboration"));
        table.AddColumn("from").AddColumn("to").AddColumn("title").AddColumn("kind").AddColumn("role").AddColumn(new TableColumn("actors").RightAligned());
        foreach (var line in profile.LatestCollaborations)
            AddRow(table, $"{line.StartDate:yyyy-MM-dd}", $"{line.EndDate:yyyy-MM-dd}", line.Title, line.Kind, line.Role, $"{line.Participants:N0}");
        return table;
    }

    private static Table Partners(ActorProfile profile)
    {
        var table = NewTable(Title(profile.FrequentPartners.Count, profile.PartnerCount, "most frequent", "partner"));
        table.AddColumn(new TableColumn("#").RightAligned()).AddColumn("partner").AddColumn("helix").AddColumn("country").AddColumn(new TableColumn("together").RightAligned());
        foreach (var partner in profile.FrequentPartners)
            AddRow(table, $"{partner.Id}", partner.Name, Words.Spell(partner.Helix), Countries.Name(partner.Country), $"{partner.Collaborations:N0}");
        return table;
    }

    private static Table NewTable(string title) => new() { Border = TableBorder.Rounded, Title = new TableTitle(Markup.Escape(title), new Style(decoration: Decoration.Bold)) };

    private static string Title(int shown, int total, string which, string what) =>
        shown == total ? Words.Count(total, what) : $"The {shown} {which} of {Words.Count(total, what)}";

    private static string Spell(InterestLine interest) => string.Join(": ", new[] { interest.Tag, interest.Text }.Where(part => !string.IsNullOrWhiteSpace(part)));

    private static string Spell(Verification verification) =>
        Words.Spell(verification.State)
        + (verification.DecidedBy is { } who ? $" by {who}" : "")
        + (verification.DecidedAt is { } at ? $" on {at:yyyy-MM-dd}" : "")
        + (string.IsNullOrWhiteSpace(verification.Evidence) ? "" : $" ({verification.Evidence})");

    private static void Add(Grid grid, string label, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text)) grid.AddRow(new Markup($"[grey]{label}[/]"), new Text(text));
    }

    private static void AddRow(Table table, params string[] cells) => table.AddRow(cells.Select(cell => new Text(cell)));
}
