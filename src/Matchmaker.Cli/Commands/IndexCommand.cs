using System.CommandLine;
using Matchmaker.App.Editions;
using Matchmaker.Editions;

namespace Matchmaker.Cli.Commands;

/// <summary><c>matchmaker index status|rebuild</c>: the search index, which otherwise looks after itself.</summary>
internal static class IndexCommand
{
    public static Command Create(Consoles consoles)
    {
        var command = new Command("index", "The search index. It follows the registry by itself; these are for looking, and for doubt.");
        var provider = new ProviderOption<SearchProvider>(ThisEdition.Current.Search, chosen => chosen.Search);
        var status = new Command("status", "Bring the index up to the registry, and say what it holds and where it lies.");
        consoles.Bind(status, async invocation =>
        {
            using var index = provider.Of(invocation).Open(await invocation.OpenExistingRegistryAsync());
            IndexView.Write(invocation, await index.RefreshAsync(invocation.CancellationToken), index.State!);
            return ExitCode.Success;
        });
        var rebuild = new Command("rebuild", "Build the index from nothing. Searches go on with the present one meanwhile.");
        consoles.Bind(rebuild, async invocation =>
        {
            using var index = provider.Of(invocation).Open(await invocation.OpenExistingRegistryAsync());
            IndexView.Write(invocation, await index.RebuildAsync("it was asked for", invocation.CancellationToken), index.State!);
            return ExitCode.Success;
        });
        provider.AddTo(status);
        provider.AddTo(rebuild);
        command.Subcommands.Add(status);
        command.Subcommands.Add(rebuild);
        return command;
    }
}
