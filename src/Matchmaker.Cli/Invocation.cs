using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Matchmaker.App.Storage;
using Spectre.Console;

namespace Matchmaker.Cli;

/// <summary>One run of a command: its parsed arguments, the consoles to write to, and the registry it works on.</summary>
internal sealed class Invocation(ParseResult arguments, IAnsiConsole output, IAnsiConsole messages, CancellationToken cancellationToken)
{
    private static readonly JsonSerializerOptions JsonFormat = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DictionaryKeyPolicy = null,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>Standard output: results.</summary>
    public IAnsiConsole Output { get; } = output;

    /// <summary>Standard error: progress, remarks, errors; never part of a result.</summary>
    public IAnsiConsole Messages { get; } = messages;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    public bool Json => arguments.GetValue(GlobalOptions.Json);

    public T? Get<T>(Option<T> option) => arguments.GetValue(option);

    /// <summary>Whether the option stands on the command line, with a value or without.</summary>
    public bool Has(Option option) => arguments.GetResult(option) is { Implicit: false };

    public T Get<T>(Argument<T> argument) => arguments.GetRequiredValue(argument);

    /// <summary>What to give another command so that it works on the same registry.</summary>
    public string[] RegistryArguments =>
    [
        GlobalOptions.Database.Name, arguments.GetRequiredValue(GlobalOptions.Database),
        .. arguments.GetValue(GlobalOptions.Models) is { } models ? [GlobalOptions.Models.Name, models] : Array.Empty<string>(),
    ];

    /// <summary>The registry, created and migrated where needed.</summary>
    public async Task<RegistryDatabase> OpenRegistryAsync()
    {
        var database = RegistryDatabase.At(arguments.GetRequiredValue(GlobalOptions.Database), arguments.GetValue(GlobalOptions.Models));
        await database.PrepareAsync(CancellationToken);
        return database;
    }

    /// <summary>The registry, refused where its file does not exist yet: for commands that only read.</summary>
    public async Task<RegistryDatabase> OpenExistingRegistryAsync()
    {
        var database = RegistryDatabase.At(arguments.GetRequiredValue(GlobalOptions.Database), arguments.GetValue(GlobalOptions.Models));
        if (!await database.ExistsAsync(CancellationToken))
            throw new StorageException($"There is no registry at '{database.Description}'. Import something into it first (matchmaker import --help), or name another with --db.");
        await database.PrepareAsync(CancellationToken);
        return database;
    }

    /// <summary>A result in the format of all commands' JSON.</summary>
    public static string ToJson<T>(T result) => JsonSerializer.Serialize(result, JsonFormat);

    /// <summary>Writes a result as JSON to standard output.</summary>
    public void WriteJson<T>(T result) => Output.Profile.Out.Writer.WriteLine(ToJson(result));

    /// <summary>A remark for the person at the terminal.</summary>
    public void Say(string text) => Messages.MarkupLineInterpolated($"[grey]{text}[/]");
}
