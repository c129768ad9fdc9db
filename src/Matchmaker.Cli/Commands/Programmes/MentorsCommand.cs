using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Matchmaker.App.Access;
using Matchmaker.App.Accounts;
using Matchmaker.App.Matching;
using Matchmaker.App.Programmes.Given;
using Matchmaker.App.Programmes.Mentoring;
using Matchmaker.App.Registry;
using Matchmaker.Engine.Programmes.Assignment;

namespace Matchmaker.Cli.Commands.Programmes;

/// <summary><c>matchmaker programme mentors</c>: mentees of a file to mentors of a file or of the registry.</summary>
internal static class MentorsCommand
{
    private static readonly Dictionary<string, AssignmentMode> Modes = Enum.GetValues<AssignmentMode>().ToDictionary(mode => JsonNamingPolicy.KebabCaseLower.ConvertName($"{mode}"));

    public static Command Create(Consoles consoles)
    {
        var mentees = new Option<string>("--mentees") { Description = "Who seeks a mentor: CSV or JSON, as data/templates/programmes/mentees.csv.", HelpName = "FILE", Required = true };
        var mentors = new Option<string?>("--mentors") { Description = "Who mentors, as data/templates/programmes/mentors.csv. Without it, the mentors of the registry, for the organisation of --for.", HelpName = "FILE" };
        var pairs = new Option<string?>("--pairs") { Description = "Pairs that are locked or forbidden, as data/templates/programmes/mentor-pairs.csv.", HelpName = "FILE" };
        var organisation = new Option<string?>("--for") { Description = "The organisation of the mentees, where the mentors are the registry's: name, id or #number.", HelpName = "ACTOR" };
        var mode = new Option<string>("--mode") { Description = "What is to be best.", HelpName = string.Join('|', Modes.Keys), DefaultValueFactory = _ => "everyone-placed" };
        mode.AcceptOnlyFromAmong([.. Modes.Keys]);
        var hours = new Option<double?>("--hours") { Description = "The most hours between clocks (default: any).", HelpName = "N" };
        var output = new Option<string?>("--out") { Description = "Write the assignment to this file (default: standard output).", HelpName = "FILE" };
        CommonOptions.MustBeWritable(output);
        var format = new Option<string>("--format") { Description = "How to write it.", HelpName = "csv|json", DefaultValueFactory = _ => "csv" };
        format.AcceptOnlyFromAmong("csv", "json");
        var compare = new Option<bool>("--compare") { Description = "Also tell the figures of the other modes." };
        var command = new Command("mentors", "Assign mentees to mentors, exactly, and say why; who is left, why, and what would change it.") { mentees, mentors, pairs, organisation, mode, hours, output, format, compare };
        command.Validators.Add(result =>
        {
            if (result.GetValue(mentors) is null == result.GetValue(organisation) is null) result.AddError("Give either --mentors FILE or --for ACTOR, whose mentors are then the registry's.");
        });
        consoles.Bind(command, async invocation =>
        {
            List<GivenIssue> issues = [];
            var settings = new MentoringSettings { Mode = Modes[invocation.Get(mode)!], MostHoursApart = invocation.Get(hours) };
            var round = new MentoringRound
            {
                Mentees = GivenFile.Read(invocation.Get(mentees)!, MentoringFiles.Mentees, issues),
                Mentors = invocation.Get(mentors) is { } file ? GivenFile.Read(file, MentoringFiles.Mentors, issues) : [],
                Pairs = invocation.Get(pairs) is { } settled ? GivenFile.Read(settled, MentoringFiles.Pairs, issues) : [],
                Settings = settings,
            };
            var (solved, account) = invocation.Get(organisation) is { } reference ? await FromRegistryAsync(invocation, reference, round, issues) : Solve(invocation, round, issues);
            foreach (var remark in account.Remarks) invocation.Say(remark);
            await WriteAsync(invocation, account, invocation.Get(output), invocation.Json ? "json" : invocation.Get(format)!);
            foreach (var line in account.Summary) invocation.Say(line);
            if (invocation.Get(compare))
                foreach (var one in MentoringTelling.Compare(solved, invocation.CancellationToken))
                    invocation.Say($"{Words.Spell(one.Mode)}: {one.Placed:N0} placed, fit {one.TotalFit:N3} of at most {one.UpperBound:N3}, {Words.Count(one.BlockingPairs, "blocking pair")}, {one.Milliseconds:N0} ms");
            return ExitCode.Success;
        });
        return command;
    }

    private static (MentoringSolved Solved, MentoringAccount Account) Solve(Invocation invocation, MentoringRound round, List<GivenIssue> issues)
    {
        var started = Stopwatch.GetTimestamp();
        var solved = MentoringSolved.Solve(round, null, issues, invocation.CancellationToken);
        return (solved, MentoringTelling.Tell(solved, Stopwatch.GetElapsedTime(started), cancellationToken: invocation.CancellationToken));
    }

    private static async Task<(MentoringSolved Solved, MentoringAccount Account)> FromRegistryAsync(Invocation invocation, string reference, MentoringRound round, List<GivenIssue> issues)
    {
        var database = await invocation.OpenExistingRegistryAsync();
        await using var context = database.CreateDbContext();
        var actor = await new ActorLookup(context).FindAsync(reference, invocation.CancellationToken);
        using var matching = new LiveMatching(database);

        // Whoever has the database at hand may see all of it.
        var caller = Caller.Program with { Staff = StaffRole.Administrator };
        var answer = await new MentorCohorts(database, matching).FindAsync(caller, actor.Id, new() { Mentees = round.Mentees, Pairs = round.Pairs, Settings = round.Settings }, issues, invocation.CancellationToken);
        return (answer.Solved, answer.Account);
    }

    private static async Task WriteAsync(Invocation invocation, MentoringAccount account, string? path, string format)
    {
        var text = format == "json" ? MentoringOutput.ToJson(account) : MentoringOutput.ToCsv(account);
        if (path is null)
        {
            await invocation.Output.Profile.Out.Writer.WriteAsync(text);
            return;
        }

        // Beside it first: what was there stays until the new one is whole.
        var part = path + ".part";
        await File.WriteAllTextAsync(part, text, invocation.CancellationToken);
        File.Move(part, path, overwrite: true);
        invocation.Say($"written to {path}");
    }
}
