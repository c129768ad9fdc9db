using System.CommandLine;
using Matchmaker.App;
using Matchmaker.Cli.Commands;
using Matchmaker.Cli.Commands.Programmes;
using Spectre.Console;

namespace Matchmaker.Cli;

/// <summary>The command line: its commands, and how their failures become messages and exit codes.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args, TextWriter? output = null, TextWriter? messages = null, CancellationToken cancellationToken = default)
    {
        return await RunAsync(args, new Consoles(output ?? Console.Out, messages ?? Console.Error), cancellationToken);
    }

    public static async Task<int> RunAsync(string[] args, Consoles consoles, CancellationToken cancellationToken)
    {
        var root = Create(consoles);
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0) return Refuse(parsed, consoles);
        try
        {
            var configuration = new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,

                // Ctrl-C cancels the command's token; a command has this long to put things back before it is cut off.
                ProcessTerminationTimeout = TimeSpan.FromSeconds(30),
                Output = consoles.Output.Profile.Out.Writer,
                Error = consoles.Messages.Profile.Out.Writer,
            };
            return await parsed.InvokeAsync(configuration, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            consoles.Messages.MarkupLine("[yellow]Stopped.[/]");
            return ExitCode.Cancelled;
        }
        catch (ExplainedException e)
        {
            consoles.Messages.MarkupLineInterpolated($"[red]{e.Message}[/]");
            return ExitCode.Refused;
        }
        catch (Exception e)
        {
            consoles.Messages.MarkupLineInterpolated($"[red]Something went wrong that should not: {e.Message}[/]");
            consoles.Messages.WriteLine(e.ToString());
            return ExitCode.Failure;
        }
    }

    /// <summary>What is wrong, and where to read more: on standard error, so that a result's reader never meets it.</summary>
    private static int Refuse(ParseResult parsed, Consoles consoles)
    {
        foreach (var error in parsed.Errors.Select(error => error.Message).Distinct()) consoles.Messages.MarkupLineInterpolated($"[red]{error}[/]");
        var names = parsed.CommandResult.Command.Parents.OfType<Command>().Where(command => command is not RootCommand).Select(command => command.Name)
            .Append(parsed.CommandResult.Command is RootCommand ? null : parsed.CommandResult.Command.Name).Where(name => name is not null);
        consoles.Messages.MarkupLineInterpolated($"See: matchmaker {string.Join(' ', names.Append("--help"))}");
        return ExitCode.Usage;
    }

    private static RootCommand Create(Consoles consoles)
    {
        var root = new RootCommand("Matchmaker tells an organisation whom to work with, and why.");
        root.Options.Add(GlobalOptions.Database);
        root.Options.Add(GlobalOptions.Models);
        root.Options.Add(GlobalOptions.Json);
        Command[] commands =
        [
            TourCommand.Create(consoles),
            ActorCommand.Create(consoles),
            SearchCommand.Create(consoles),
            IndexCommand.Create(consoles),
            PathCommand.Create(consoles),
            GraphCommand.Create(consoles),
            ImportCommand.Create(consoles),
            DemoCommand.Create(consoles),
            TrainCommand.Create(consoles),
            SuggestCommand.Create(consoles),
            EvaluateCommand.Create(consoles),
            ProgrammeCommand.Create(consoles),
            BalanceCommand.Create(consoles),
            ModelsCommand.Create(consoles),
            VersionCommand.Create(consoles),
        ];
        foreach (var command in commands) root.Subcommands.Add(command);
        return root;
    }
}
