using System.CommandLine;
using System.Reflection;
using Spectre.Console;

namespace Matchmaker.Cli.Commands;

/// <summary><c>matchmaker version</c>: version and edition.</summary>
internal static class VersionCommand
{
    public static Command Create(Consoles consoles)
    {
        var command = new Command("version", "Show the version and the edition.");
        consoles.Bind(command, invocation =>
        {
            var assembly = typeof(VersionCommand).Assembly;
            var version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
            var edition = assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(metadata => metadata.Key == "Edition").Value;
            var result = new { Version = version, Edition = edition, Runtime = Environment.Version.ToString() };
            if (invocation.Json) invocation.WriteJson(result);
            else invocation.Output.MarkupLineInterpolated($"Matchmaker [bold]{result.Version}[/], {result.Edition} edition, .NET {result.Runtime}");
            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }
}
