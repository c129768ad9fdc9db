using System.CommandLine;
using System.Diagnostics;
using Matchmaker.App.Demo;
using Spectre.Console;

namespace Matchmaker.Cli.Commands;

/// <summary><c>matchmaker demo</c>: a fictional registry from a seed, into files or into the registry.</summary>
internal static class DemoCommand
{
    private static readonly Option<long> Seed = new("--seed") { Description = "Chooses one of many demo registries; the same seed gives the same one.", DefaultValueFactory = _ => 1 };
    private static readonly Option<int> Actors = new("--actors") { Description = "How many actors.", DefaultValueFactory = _ => 1000 };
    private static readonly Option<int?> Collaborations = new("--collaborations") { Description = "How many collaborations. Default: three for each actor." };
    private static readonly Option<string?> Out = new("--out") { Description = "Write CSV files into this folder, for matchmaker import csv.", HelpName = "DIR" };
    private static readonly Option<bool> Force = new("--force") { Description = "Replace the demo's files in a folder that is not empty." };
    private static readonly Option<bool> IntoRegistry = new("--into-registry") { Description = "Store it in the registry as well; without --out this is what happens anyway." };

    public static Command Create(Consoles consoles)
    {
        var command = new Command("demo", "Make a fictional registry of actors, collaborations and feedback, to try everything with.");
        foreach (var option in new Option[] { Seed, Actors, Collaborations, Out, Force, IntoRegistry }) command.Options.Add(option);
        consoles.Bind(command, RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(Invocation invocation)
    {
        var options = new DemoOptions { Seed = invocation.Get(Seed), Actors = invocation.Get(Actors), Collaborations = invocation.Get(Collaborations) };
        options.Validate();
        var folder = invocation.Get(Out);
        var watch = Stopwatch.StartNew();
        var progress = new SpokenProgress(invocation, "records made");
        var summary = new DemoSummary(0, 0, 0, 0);
        if (folder is not null) summary = DemoFiles.Write(options, folder, invocation.Get(Force), progress, invocation.CancellationToken);
        string? registry = null;
        if (folder is null || invocation.Get(IntoRegistry))
        {
            var database = await invocation.OpenRegistryAsync();
            summary = await new DemoStore(database).FillAsync(options, progress, invocation.CancellationToken);
            registry = database.Description;
        }

        Show(invocation, summary, folder, registry, watch.Elapsed);
        return ExitCode.Success;
    }

    private static void Show(Invocation invocation, DemoSummary summary, string? folder, string? registry, TimeSpan elapsed)
    {
        if (invocation.Json)
        {
            invocation.WriteJson(new { Made = summary, Folder = folder, Registry = registry, Seconds = Math.Round(elapsed.TotalSeconds, 2) });
            return;
        }

        var where = string.Join(" and ", new[] { folder, registry }.OfType<string>());
        invocation.Output.MarkupLineInterpolated(
            $"{summary.Actors:N0} fictional actors, {summary.Collaborations:N0} collaborations with {summary.Participations:N0} participations, {summary.Feedback:N0} acts of feedback: [bold]{where}[/] ({elapsed.TotalSeconds:F1} s)");
    }
}
