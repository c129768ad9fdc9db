using System.CommandLine;
using Matchmaker.App.Editions;
using Matchmaker.App.Matching;
using Matchmaker.App.Registry;
using Matchmaker.Editions;

namespace Matchmaker.Cli.Commands;

/// <summary><c>matchmaker path A B</c>: who can introduce A to B.</summary>
internal static class PathCommand
{
    public static Command Create(Consoles consoles)
    {
        var (from, to) = (ActorCommand.ActorArgument("FROM"), ActorCommand.ActorArgument("TO"));
        var count = CommonOptions.Number("--count", "How many chains to show at the most.", 3, 1, 100);
        var maximumHops = CommonOptions.Number("--max-hops", "The longest chain, in links from one actor to the next.", 4, 1, 10);
        var asOf = CommonOptions.Date("--as-of", "Count only what began before this date; what has no date is then left out.");
        var provider = new ProviderOption<NetworkProvider>(ThisEdition.Current.Network, chosen => chosen.Network);
        var command = new Command("path", "Show who can introduce one actor to another: the shortest chains of partners between them, the strongest first.") { from, to, count, maximumHops, asOf };
        provider.AddTo(command);
        consoles.Bind(command, async invocation =>
        {
            var database = await invocation.OpenExistingRegistryAsync();
            await using var context = database.CreateDbContext();
            var lookup = new ActorLookup(context);
            var source = await lookup.FindAsync(invocation.Get(from), invocation.CancellationToken);
            var target = await lookup.FindAsync(invocation.Get(to), invocation.CancellationToken);
            var paths = new IntroductionPaths(await RegistrySnapshot.LoadAsync(database, invocation.CancellationToken), invocation.Get(asOf), provider.Of(invocation));
            var answer = await paths.FindAsync(context, source, target, invocation.Get(count), invocation.Get(maximumHops), invocation.CancellationToken);
            if (invocation.Json) invocation.WriteJson(answer);
            else PathView.Write(invocation.Output, answer);
            return ExitCode.Success;
        });
        return command;
    }
}
