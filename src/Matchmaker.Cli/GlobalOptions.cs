using System.CommandLine;

namespace Matchmaker.Cli;

/// <summary>Options that every command understands.</summary>
internal static class GlobalOptions
{
    public const string DatabaseVariable = "MATCHMAKER_DB";
    public const string DefaultDatabase = "matchmaker.db";

    public static readonly Option<string> Database = new("--db")
    {
        Description = $"The registry: a SQLite file, or a PostgreSQL connection string (Host=…;Database=…). Default: the variable {DatabaseVariable}, else {DefaultDatabase}.",
        HelpName = "FILE|CONNECTION",
        Recursive = true,
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable(DatabaseVariable) is { Length: > 0 } address ? address : DefaultDatabase,
    };

    public static readonly Option<string?> Models = new("--models")
    {
        Description = "The folder of trained models. Default: beside the SQLite file, named after it.",
        HelpName = "DIR",
        Recursive = true,
    };

    public static readonly Option<bool> Json = new("--json")
    {
        Description = "Print the result as JSON, and nothing else, on standard output.",
        Recursive = true,
    };
}
