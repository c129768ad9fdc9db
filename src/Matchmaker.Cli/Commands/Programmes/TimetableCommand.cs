using System.CommandLine;
using Matchmaker.App.Matching;
using Matchmaker.App.Programmes;
using Matchmaker.App.Programmes.Given;
using Matchmaker.App.Programmes.Timetables;
using Spectre.Console;

namespace Matchmaker.Cli.Commands.Programmes;

/// <summary><c>matchmaker programme timetable</c>: a forum's meetings from files, and mended after what went otherwise than planned.</summary>
internal static class TimetableCommand
{
    public static Command Create(Consoles consoles)
    {
        var options = new TimetableOptionSet();
        var command = new Command("timetable", "Plan a forum's meetings of two: who meets whom, when, at which table. Or mend such a plan with the fewest changes.");
        foreach (var option in options.All) command.Options.Add(option);
        command.Validators.Add(options.Require);
        consoles.Bind(command, async invocation =>
        {
            var clock = TimeProvider.System.GetUtcNow();
            List<GivenIssue> issues = [];
            var (forum, timetable, difference) = invocation.Get(options.Replan) is { } before
                ? Mend(invocation, options, before, clock, issues)
                : await PlanAsync(invocation, options, clock, issues);
            var account = ForumAccount.Of(forum, timetable);
            foreach (var remark in issues.Concat(ForumCheck.Of(forum)).Where(issue => !issue.IsError).Distinct().Take(30)) invocation.Messages.MarkupLineInterpolated($"[yellow]{remark.ToString()}[/]");
            if (invocation.Get(options.Out) is { } folder) TimetableFolder.Write(folder, forum, timetable, account);
            Tell(invocation, options, forum, timetable, account, difference);
            return ExitCode.Success;
        });
        return command;
    }

    private static async Task<(Forum Forum, ForumTimetable Timetable, IReadOnlyList<string> Difference)> PlanAsync(Invocation invocation, TimetableOptionSet options, DateTimeOffset clock, List<GivenIssue> issues)
    {
        var participants = GivenFile.Read(invocation.Get(options.Participants)!, ForumFiles.Participants, issues);
        var grid = GivenFile.Open(invocation.Get(options.Grid)!, issues) is { } days ? ForumFiles.Grid(days, issues) : new() { TimeZone = "" };
        var pairs = invocation.Get(options.Pairs) is { } file ? GivenFile.Read(file, ForumFiles.Pairs, issues) : [];
        var fits = invocation.Get(options.Scores) is { } scores && GivenFile.Open(scores, issues) is { } scored ? ForumFiles.Fits(scored, participants, issues) : null;
        if (invocation.Get(options.Model))
            foreach (var unknown in participants.Where(one => one.ActorId is null)) issues.Add(new(unknown.Origin!, "actor_id", $"is empty: with --model everybody has to be an actor of the registry; {unknown.Name} is none.", true));
        var forum = new Forum
        {
            Key = invocation.Get(options.Key) ?? Path.GetFileNameWithoutExtension(invocation.Get(options.Participants)!),
            Title = invocation.Get(options.Title) ?? "Forum",
            Grid = grid,
            Participants = participants,
            Pairs = pairs,
            Settings = new() { Least = invocation.Get(options.Least), Most = invocation.Get(options.Most), Evenness = invocation.Get(options.Evenness), Seed = invocation.Get(options.Seed) },
        };
        ForumCheck.Require(forum, issues);
        if (invocation.Get(options.Model))
        {
            fits = await FitsAsync(invocation, participants);

            // What the registry forbids is kept in the file, so that mending keeps to it too.
            for (var one = 0; one < participants.Count; one++)
                for (var other = one + 1; other < participants.Count; other++)
                    if (double.IsNaN(fits[(one * participants.Count) + other]) && !pairs.Exists(pair => pair.IsOf(participants[one].Id, participants[other].Id)))
                        pairs.Add(new(participants[one].Id, participants[other].Id, ForumPairRule.Forbid, Reason: "the registry's rules"));
        }

        forum = forum with { Pairs = pairs, Fits = fits };
        return (forum, ForumPlanner.Solve(forum, clock, cancellationToken: invocation.CancellationToken), []);
    }

    private static (Forum Forum, ForumTimetable Timetable, IReadOnlyList<string> Difference) Mend(Invocation invocation, TimetableOptionSet options, string before, DateTimeOffset clock, List<GivenIssue> issues)
    {
        var document = GivenFile.Open(before, issues) is { } file ? ForumDocument.Read(file, issues) : null;
        var mishaps = GivenFile.Read(invocation.Get(options.Changes)!, ForumFiles.Mishaps, issues);
        if (document is null) throw new GivenException(issues);
        var forum = document.Forum with { Mishaps = [.. document.Forum.Mishaps.Union(mishaps)] };
        ForumCheck.Require(forum, issues);
        var mending = ForumPlanner.Mend(forum, document.Timetable, invocation.Get(options.From), clock, invocation.CancellationToken);
        return (forum, mending.Timetable, ForumAccount.Of(forum, document.Timetable, mending));
    }

    private static async Task<double[]> FitsAsync(Invocation invocation, List<ForumParticipant> participants)
    {
        var database = await invocation.OpenExistingRegistryAsync();
        using var suggestions = await PartnerSuggestions.LoadAsync(database, null, invocation.CancellationToken);
        return new PartnerFits(suggestions).MutualAmong([.. participants.Select(one => one.ActorId!.Value)], invocation.CancellationToken);
    }

    private static void Tell(Invocation invocation, TimetableOptionSet options, Forum forum, ForumTimetable timetable, ForumAccount account, IReadOnlyList<string> difference)
    {
        var format = invocation.Json ? "json" : invocation.Get(options.Format);
        var output = invocation.Output;
        if (format == "json")
        {
            output.Profile.Out.Writer.WriteLine(new ForumDocument(forum, timetable).Write());
            foreach (var line in difference) invocation.Say(line);
            return;
        }

        if (format == "csv")
        {
            output.Profile.Out.Writer.Write(ForumExport.MeetingsCsv(forum, timetable));
            foreach (var line in difference) invocation.Say(line);
            return;
        }

        foreach (var line in difference.Count > 0 ? difference : account.Lines) output.MarkupLineInterpolated($"{line}");
        var slots = forum.Grid.Slots().ToDictionary(slot => slot.Number);
        var names = forum.Participants.ToDictionary(one => one.Id, one => one.Name);
        var table = new Table().Border(TableBorder.Simple).AddColumns("slot", "when", "table", "who", "with", "wished by");
        foreach (var meeting in timetable.Meetings.Take(40))
            table.AddRow(
                $"{meeting.Slot}", $"{slots[meeting.Slot].Start:yyyy-MM-dd HH:mm}", $"{meeting.Table}", Markup.Escape(names[meeting.A]), Markup.Escape(names[meeting.B]), meeting.Wish switch { ForumWish.Both => "both", ForumWish.One => "one", _ => "" });
        if (timetable.Meetings.Count > 0) output.Write(table);
        if (timetable.Meetings.Count > 40) invocation.Say($"… and {timetable.Meetings.Count - 40:N0} more meetings; --out writes all of them.");
        if (invocation.Get(options.Out) is { } folder) invocation.Say($"Written to {folder}: timetable.json, meetings.csv, participants.csv, print.html, and a calendar for each participant in calendars/.");
    }
}
