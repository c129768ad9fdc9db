using System.CommandLine;
using Matchmaker.App.Editions;
using Matchmaker.App.Matching;
using Matchmaker.Editions;

namespace Matchmaker.Cli.Commands;

/// <summary><c>matchmaker graph stats</c>: the collaboration network in figures.</summary>
internal static class GraphCommand
{
    public static Command Create(Consoles consoles)
    {
        var command = new Command("graph", "Look at the collaboration network as a whole.");
        command.Subcommands.Add(CreateStats(consoles));
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

    private sealed class Steps(Invocation invocation) : IProgress<string>
    {
        public void Report(string value) => invocation.Say($"Measuring: {value} …");
    }
}
