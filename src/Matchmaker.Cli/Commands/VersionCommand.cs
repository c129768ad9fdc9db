using System.CommandLine;
using System.Reflection;
using Matchmaker.App.Editions;
using Matchmaker.Editions;
using Spectre.Console;

namespace Matchmaker.Cli.Commands;

/// <summary><c>matchmaker version</c>: version, edition, and what its ports stand on.</summary>
internal static class VersionCommand
{
    public static Command Create(Consoles consoles)
    {
        var command = new Command("version", "Show the version, the edition, and what search, training, jobs and network analysis stand on.");
        consoles.Bind(command, invocation =>
        {
            var version = typeof(VersionCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
            var edition = ThisEdition.Current;
            var used = ChosenProviders.OfEnvironment(edition).Tell();
            var result = new { Version = version, Edition = edition.Name, Runtime = Environment.Version.ToString(), Providers = used.ToDictionary(one => one.Port, one => one.Library) };
            if (invocation.Json)
            {
                invocation.WriteJson(result);
                return Task.FromResult(ExitCode.Success);
            }

            invocation.Output.MarkupLineInterpolated($"Matchmaker [bold]{result.Version}[/], {result.Edition} edition, .NET {result.Runtime}");
            foreach (var (port, library) in used) invocation.Output.MarkupLineInterpolated($"  {port,-9} {library}");
            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }
}
