using System.CommandLine;
using Matchmaker.App.Editions;
using Matchmaker.App.Exporting;
using Matchmaker.App.Matching;
using Matchmaker.Editions;
using Spectre.Console;

namespace Matchmaker.Cli.Commands;

/// <summary><c>matchmaker graph stats|export</c>: the collaboration network in figures, and as a file for other programs.</summary>
internal static class GraphCommand
{
    public static Command Create(Consoles consoles)
    {
        var command = new Command("graph", "Look at the collaboration network as a whole.");
        command.Subcommands.Add(CreateStats(consoles));
        command.Subcommands.Add(CreateExport(consoles));
        return command;
    }

    private static Command CreateStats(Consoles consoles)
    {
        var asOf = CommonOptions.Date("--as-of", "Count only what began before this date; what has no date is then left out.");
        var provider = new ProviderOption<NetworkProvider>(ThisEdition.Current.Network, chosen => chosen.Network);
        var command = new Command("stats", "Show its size, communities and brokers, who works with whom across borders and helixes, and which collaborations were left out.") { asOf };
        provider.AddTo(command);
        consoles.Bind(command, async invocation =>
        {
            var database = await invocation.OpenExistingRegistryAsync();
            await using var context = database.CreateDbContext();
            var snapshot = await RegistrySnapshot.LoadAsync(database, invocation.CancellationToken);
            var report = await NetworkReport.OfAsync(context, snapshot, invocation.Get(asOf), provider.Of(invocation), new Steps(invocation), invocation.CancellationToken);
            if (invocation.Json) invocation.WriteJson(report);
            else GraphView.Write(invocation.Output, report);
            return ExitCode.Success;
        });
        return command;
    }

    private static Command CreateExport(Consoles consoles)
    {
        var file = new Argument<string>("FILE") { Description = "The file to write: .graphml for most programs, .dot or .gv for Graphviz." };
        CommonOptions.MustBeWritable(file);
        file.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !string.IsNullOrWhiteSpace(token.Value) && !IsGraphMl(token.Value) && !IsDot(token.Value)) result.AddError($"'{token.Value}' ends in none of .graphml, .dot and .gv, so that its format is not known.");
        });
        var asOf = CommonOptions.Date("--as-of", "Write only ties from what began before this date; what has no date is then left out.");
        var provider = new ProviderOption<NetworkProvider>(ThisEdition.Current.Network, chosen => chosen.Network);
        var command = new Command("export", "Write who worked with whom as GraphML or DOT: an actor a node, a pair that worked together an edge with the weight of the tie.") { file, asOf };
        provider.AddTo(command);
        consoles.Bind(command, async invocation =>
        {
            var writer = provider.Of(invocation).Writer;
            var path = invocation.Get(file);
            var network = await ExportedNetwork.ReadAsync(await invocation.OpenExistingRegistryAsync(), invocation.Get(asOf), invocation.CancellationToken);
            try
            {
                await using var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None);
                if (IsGraphMl(path)) await writer.WriteGraphMlAsync(network, stream, invocation.CancellationToken);
                else await writer.WriteDotAsync(network, stream, invocation.CancellationToken);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new NetworkExportException($"The network cannot be written to {path}: {e.Message}", e);
            }

            if (invocation.Json) invocation.WriteJson(new { File = path, Actors = network.Nodes.Count, Ties = network.TieCount });
            else invocation.Output.MarkupLineInterpolated($"{network.Nodes.Count:N0} actors and {network.TieCount:N0} ties written to [bold]{path}[/].");
            return ExitCode.Success;
        });
        return command;
    }

    private static bool IsGraphMl(string path) => path.EndsWith(".graphml", StringComparison.OrdinalIgnoreCase);

    private static bool IsDot(string path) => path.EndsWith(".dot", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".gv", StringComparison.OrdinalIgnoreCase);

    private sealed class Steps(Invocation invocation) : IProgress<string>
    {
        public void Report(string value) => invocation.Say($"Measuring: {value} …");
    }
}
