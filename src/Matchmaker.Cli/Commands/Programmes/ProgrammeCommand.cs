using System.CommandLine;

namespace Matchmaker.Cli.Commands.Programmes;

/// <summary><c>matchmaker programme</c>: the optimisers of programmes, on files.</summary>
internal static class ProgrammeCommand
{
    public static Command Create(Consoles consoles)
    {
        var command = new Command("programme", "Line-ups of programmes from files: who with whom, with the proof of how good it is.");
        command.Subcommands.Add(CohortCommand.Create(consoles));
        command.Subcommands.Add(ConsortiumCommand.Create(consoles));
        command.Subcommands.Add(MentorsCommand.Create(consoles));
        command.Subcommands.Add(TimetableCommand.Create(consoles));
        return command;
    }
}
