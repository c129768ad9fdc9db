using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Matchmaker.App.Programmes.Timetables;

namespace Matchmaker.Cli.Commands.Programmes;

/// <summary>What <c>programme timetable</c> takes.</summary>
internal sealed class TimetableOptionSet
{
    private static readonly ForumSettings Standard = new();

    public Option<string?> Participants { get; } = new("--participants") { Description = "Who takes part: id, name, available, away, wishes, avoid, least, most (CSV or JSON; see data/templates/README.md).", HelpName = "FILE" };

    public Option<string?> Grid { get; } = new("--grid") { Description = "The slots: date, start, end, minutes, gap, breaks, tables, time_zone; a row a day (CSV or JSON).", HelpName = "FILE" };

    public Option<string?> Pairs { get; } = new("--pairs") { Description = "Pairs that are locked or forbidden: a, b, rule, slot, reason.", HelpName = "FILE" };

    public Option<string?> Scores { get; } = new("--scores") { Description = "How well two fit, 0 to 1: a, b, score.", HelpName = "FILE" };

    public Option<bool> Model { get; } = new("--model") { Description = "Take how well two fit from the registry's model, by the participants' actor_id." };

    public Option<string?> Title { get; } = new("--title") { Description = "The forum's title, for calendars and pages.", HelpName = "TEXT" };

    public Option<string?> Key { get; } = new("--key") { Description = "What calendars know the forum by; the same for every plan of it. Default: the name of the participants' file.", HelpName = "TEXT" };

    public Option<int> Least { get; } = CommonOptions.Number("--least", "Meetings that everybody should have at least.", Standard.Least, 0, ForumGrid.MostSlots);

    public Option<int> Most { get; } = CommonOptions.Number("--most", "Meetings that everybody has at the most.", Standard.Most, 0, ForumGrid.MostSlots);

    public Option<double> Evenness { get; } = new("--evenness") { Description = "How much an equal number of meetings counts beside their scores, 0 to 10.", HelpName = "X", DefaultValueFactory = _ => Standard.Evenness };

    public Option<int> Seed { get; } = CommonOptions.Number("--seed", "Of what is drawn; the same seed gives the same timetable.", Standard.Seed, 0, int.MaxValue);

    public Option<string?> Replan { get; } = new("--replan") { Description = "Mend this timetable.json instead of planning anew.", HelpName = "FILE" };

    public Option<string?> Changes { get; } = new("--changes") { Description = "With --replan: what went otherwise: kind (no-show, late, leaves, table-lost), participant, table, slot, until.", HelpName = "FILE" };

    public Option<int> From { get; } = CommonOptions.Number("--from", "With --replan: the first slot that is not over; what is before it stays.", 1, 1, ForumGrid.MostSlots + 1);

    public Option<string?> Out { get; } = new("--out") { Description = "Write timetable.json, meetings.csv, participants.csv, print.html and calendars into this folder.", HelpName = "DIR" };

    public Option<string?> Format { get; } = new("--format") { Description = "Print the meetings as csv, or all of it as json.", HelpName = "csv|json" };

    public IEnumerable<Option> All => [Participants, Grid, Pairs, Scores, Model, Title, Key, Least, Most, Evenness, Seed, Replan, Changes, From, Out, Format];

    /// <summary>Refuses what does not go together.</summary>
    public void Require(CommandResult result)
    {
        bool Has(Option option) => result.GetResult(option) is { Implicit: false };
        if (Has(Replan))
        {
            if (!Has(Changes)) result.AddError("--replan needs --changes: what went otherwise than planned.");
            foreach (var option in new Option[] { Participants, Grid, Pairs, Scores, Model, Title, Key, Least, Most, Evenness, Seed })
                if (Has(option)) result.AddError($"{option.Name} does not go with --replan: the timetable's file holds the forum.");
        }
        else
        {
            if (!Has(Participants)) result.AddError("--participants is missing: who takes part.");
            if (!Has(Grid)) result.AddError("--grid is missing: days, hours and tables.");
            foreach (var option in new Option[] { Changes, From })
                if (Has(option)) result.AddError($"{option.Name} goes with --replan.");
        }

        if (Has(Scores) && Has(Model)) result.AddError("--scores and --model both say how well two fit. Give one of them.");
        if (Text(result, Format) is { } format && format is not ("csv" or "json")) result.AddError($"'{format}' is no format. Give csv or json.");
        if (Text(result, Evenness) is { } text && double.TryParse(text, CultureInfo.InvariantCulture, out var evenness) && !(evenness >= 0 && evenness <= 10)) result.AddError("--evenness goes from 0 to 10.");
        if (Text(result, Out) is { } folder && File.Exists(folder)) result.AddError($"--out needs a folder; '{folder}' is a file.");
    }

    private static string? Text(CommandResult result, Option option) => result.GetResult(option) is { Tokens: [var token] } ? token.Value : null;
}
