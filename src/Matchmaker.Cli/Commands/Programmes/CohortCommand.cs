using System.CommandLine;
using System.Text;
using System.Text.Json;
using Matchmaker.App.Programmes;
using Matchmaker.App.Programmes.Cohorts;
using Matchmaker.App.Programmes.Given;
using Matchmaker.Engine.Programmes.Cohorts;

namespace Matchmaker.Cli.Commands.Programmes;

/// <summary><c>matchmaker programme cohort</c>: who of many candidates is chosen under quotas and a budget, from files and into files.</summary>
internal static class CohortCommand
{
    public static Command Create(Consoles consoles)
    {
        var candidates = new Argument<string>("candidates") { Description = "The candidates, CSV or JSON: id, fit, and what quotas ask for (name, country, helix, size, women-led, youth-led, local-craft, newcomer, verified, sectors, cost, topics)." };
        var terms = new Option<string>("--terms") { Description = "The terms, JSON: places, placesAtLeast, budget, quotas, coverage, diversity, conflicts, locked, forbidden.", HelpName = "FILE", Required = true };
        var format = new Option<string?>("--format") { Description = "Write the plan as csv or json instead of showing it.", HelpName = "csv|json" };
        format.AcceptOnlyFromAmong("csv", "json");
        var output = new Option<string?>("--out") { Description = "Where the plan goes; standard output where left out.", HelpName = "FILE" };
        CommonOptions.MustBeWritable(output);
        var locked = new Option<string[]>("--lock") { Description = "Somebody who is in, whatever comes: the id. May be repeated.", HelpName = "ID", DefaultValueFactory = _ => [] };
        var forbidden = new Option<string[]>("--forbid") { Description = "Somebody who is out: the id. May be repeated.", HelpName = "ID", DefaultValueFactory = _ => [] };
        var compare = new Option<string?>("--compare") { Description = "A plan written before (--format json): also say what changes against it.", HelpName = "FILE" };
        var exact = new Option<bool>("--exact") { Description = "Go on until it is proven that no other line-up is worth more, however long that takes." };
        var encoding = new Option<string?>("--encoding") { Description = "The encoding of the files, such as windows-1252; found out where left out.", HelpName = "NAME" };
        var command = new Command("cohort", "Choose who takes part: the best line-up under quotas, a budget and conflicts, with the proof of how good it is, and why each is in or not.")
        {
            candidates, terms, format, output, locked, forbidden, compare, exact, encoding,
        };
        consoles.Bind(command, async invocation =>
        {
            var (people, read, remarks) = CohortFiles.Read(GivenFile.Open(invocation.Get(candidates)), GivenFile.Open(invocation.Get(terms)!), invocation.Get(encoding));
            foreach (var remark in remarks) invocation.Say(remark);
            var asked = read with { Locked = [.. read.Locked ?? [], .. invocation.Get(locked)!], Forbidden = [.. read.Forbidden ?? [], .. invocation.Get(forbidden)!] };
            var before = invocation.Get(compare) is { } earlier ? ReadPlan(Path.GetFileName(earlier), GivenFile.Open(earlier).Content) : null;
            var plan = CohortPlanner.Plan(asked, people, invocation.Get(exact) ? new(0, long.MaxValue / 2) : null, Path.GetFileName(invocation.Get(terms)), invocation.CancellationToken);
            await WriteAsync(invocation, plan, invocation.Get(format) ?? (invocation.Json ? "json" : null), invocation.Get(output));
            if (before is not null)
                foreach (var line in CohortComparison.Of(before, plan).Lines) invocation.Say(line);
            return plan.IsFound ? ExitCode.Success : ExitCode.Refused;
        });
        return command;
    }

    private static CohortPlan ReadPlan(string name, byte[] content)
    {
        try
        {
            return JsonSerializer.Deserialize<CohortPlan>(content, ProgrammeJson.Format) ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw new ProgrammeException($"{name} is no plan. Write one with --format json, and compare with that.");
        }
    }

    private static async Task WriteAsync(Invocation invocation, CohortPlan plan, string? format, string? path)
    {
        // What cannot be satisfied is for the person at the terminal, whatever the file is to be.
        if (!plan.IsFound && format != "json") CohortView.WriteNone(invocation.Messages, plan);
        if (!plan.IsFound && (format == "csv" || path is not null)) return;
        if (format is null && path is null)
        {
            if (plan.IsFound) CohortView.Write(invocation.Output, plan);
            return;
        }

        format ??= path!.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? "json" : "csv";
        using var text = new StringWriter();
        if (format == "json") await text.WriteLineAsync(JsonSerializer.Serialize(plan, ProgrammeJson.Readable));
        else CohortPlanTable.Write(text, plan);
        if (path is null)
        {
            invocation.Output.Profile.Out.Writer.Write(text);
            return;
        }

        // Whole or not at all.
        var beside = $"{path}.{Environment.ProcessId}.part";
        await File.WriteAllTextAsync(beside, text.ToString(), new UTF8Encoding(false), invocation.CancellationToken);
        File.Move(beside, path, overwrite: true);
        invocation.Say($"{plan.Summary} Written to {path}.");
    }
}
