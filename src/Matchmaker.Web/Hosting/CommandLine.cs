namespace Matchmaker.Web.Hosting;

/// <summary>What may stand on the command line of the app.</summary>
internal static class CommandLine
{
    public const string Help = """
        Serves the app. Options:
          --urls http://127.0.0.1:5080      the addresses to listen on, with a semicolon between them
          --db FILE|CONNECTION              the registry: a SQLite file, or a PostgreSQL connection string (default: the variable MATCHMAKER_DB, else matchmaker.db)
          --models DIR                      the folder of trained models; beside a SQLite file by default
          --role all|web|worker             serve pages and run jobs, or only one of these, where several nodes share a PostgreSQL database
          --prepare true                    fill an empty registry with the demo, and train a model where none serves
          --demoAccounts true               make the demo's accounts, where all actors are fictional
          --Section:Name VALUE              any setting, such as --Mail:Host smtp.example.org
        The first administrator of a real registry: the variables MATCHMAKER_ADMIN (an e-mail address) and MATCHMAKER_ADMINPASSWORD.
        """;

    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase) { "urls", "db", "models", "role", "prepare", "demoAccounts", "environment" };

    /// <summary>What is wrong with the arguments, or <see cref="Help"/> where that is asked for; null where they are fine.</summary>
    public static string? Problem(string[] args)
    {
        for (var at = 0; at < args.Length; at++)
        {
            var argument = args[at];
            if (argument is "--help" or "-h" or "-?") return Help;
            if (!argument.StartsWith("--", StringComparison.Ordinal)) return $"'{argument}' is not understood.\n\n{Help}";
            var (name, hasValue) = argument.IndexOf('=', StringComparison.Ordinal) is > 0 and var end ? (argument[2..end], true) : (argument[2..], false);
            if (!Known.Contains(name) && !name.Contains(':', StringComparison.Ordinal)) return $"There is no option --{name}.\n\n{Help}";
            if (!hasValue && (++at >= args.Length || args[at].StartsWith("--", StringComparison.Ordinal))) return $"--{name} needs a value.\n\n{Help}";
        }

        return null;
    }
}
