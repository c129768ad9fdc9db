using System.CommandLine;
using Spectre.Console;

namespace Matchmaker.Cli;

/// <summary>Where results and messages go; commands bind their actions through it.</summary>
internal sealed class Consoles(TextWriter output, TextWriter messages)
{
    public IAnsiConsole Output { get; } = For(output);

    public IAnsiConsole Messages { get; } = For(messages);

    /// <summary>Makes a command run an action with its own <see cref="Invocation"/>.</summary>
    /// <remarks>
    /// On a thread of the pool: the command line listens for Ctrl-C only once the action has returned its task, and SQLite's asynchronous
    /// calls are not, so that an action may well return only when it is done.
    /// </remarks>
    public void Bind(Command command, Func<Invocation, Task<int>> action) => command.SetAction(
        (arguments, cancellationToken) => Task.Run(() => action(new Invocation(arguments, Output, Messages, cancellationToken)), CancellationToken.None));

    private static IAnsiConsole For(TextWriter writer)
    {
        var target = new AnsiConsoleOutput(writer);
        if (target.IsTerminal) return AnsiConsole.Create(new AnsiConsoleSettings { Out = target });

        // A pipe or a file shows no colours and has no width of its own: tables then take the room they need.
        var plain = AnsiConsole.Create(new AnsiConsoleSettings { Out = target, Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors });
        plain.Profile.Width = 180;
        return plain;
    }
}
