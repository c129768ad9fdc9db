using System.CommandLine;
using Matchmaker.App.Importing;
using Matchmaker.App.Importing.Cordis;
using Matchmaker.App.Importing.Ror;

namespace Matchmaker.Cli.Commands;

/// <summary><c>matchmaker import csv|cordis|ror</c>: brings files into the registry.</summary>
internal static class ImportCommand
{
    private static readonly Option<string> OnError = OneOf(
        "--on-error", "What a row that cannot be stored does: stop the import, which then stores nothing, or be left out (skip).", "stop", "skip");

    private static readonly Option<string?> Rejects = new("--rejects")
    {
        Description = "Where rejected rows go, each with its reason. Default: the first file's name with .rejects.csv, in the working folder.",
        HelpName = "FILE",
    };

    private static readonly Option<string?> Candidates = new("--candidates") { Description = "Write all duplicate candidates to this table (the summary shows the first few).", HelpName = "FILE" };

    private static readonly Option<bool> Merge = new("--merge") { Description = "Make one actor of two that have the same name (or telling alias) and country. Without it they are only reported." };

    private static readonly Option<string?> Encoding = new("--encoding") { Description = "The files' encoding, such as windows-1252, utf-16, euc-kr or windows-874. Default: UTF-8.", HelpName = "NAME" };

    private static readonly Option<bool> FixMojibake = new("--fix-mojibake") { Description = "Repair texts that were decoded wrongly before (MÃ¼ller for Müller). Without it they are only reported." };

    private static readonly Option<string?> Mapping = new("--mapping") { Description = "A JSON file that says which of the table's columns is which of ours; data/templates/README.md describes it.", HelpName = "FILE" };

    private static readonly Option<bool> TrustVerification = new("--trust-verification")
    {
        Description = "Take the tables' verification columns as decided. Without it they make an unverified actor pending, as evidence for a person to decide on; fictional actors (demo) are taken as they stand.",
    };

    public static Command Create(Consoles consoles)
    {
        var command = new Command("import", "Bring organisations, collaborations and feedback from files into the registry. Gzip is read directly; a second run of the same files changes nothing.");
        command.Subcommands.Add(Source(
            consoles, ImportSource.Csv, "Import tables in the layout of data/templates: actors, collaborations, participations, feedback. Which one a file is shows in its header.", Mapping, TrustVerification));
        command.Subcommands.Add(Source(consoles, ImportSource.Cordis, CordisHelp()));
        command.Subcommands.Add(Source(consoles, ImportSource.Ror, RorHelp()));
        return command;
    }

    private static Command Source(Consoles consoles, ImportSource source, string description, params Option[] own)
    {
        var paths = new Argument<string[]>("path") { Description = "Files, or folders that hold them.", Arity = ArgumentArity.OneOrMore };
        var command = new Command(source.Name, description) { paths, OnError, Rejects, Candidates, Merge, Encoding, FixMojibake };
        foreach (var option in own) command.Options.Add(option);
        consoles.Bind(command, invocation => RunAsync(invocation, source, invocation.Get(paths), own));
        return command;
    }

    private static async Task<int> RunAsync(Invocation invocation, ImportSource source, string[] paths, Option[] own)
    {
        var options = new ImportOptions
        {
            SkipBadRows = invocation.Get(OnError) == "skip",
            RejectsPath = invocation.Get(Rejects),
            CandidatesPath = invocation.Get(Candidates),
            Merge = invocation.Get(Merge),
            Encoding = invocation.Get(Encoding),
            FixMojibake = invocation.Get(FixMojibake),
            MappingPath = own.Contains(Mapping) ? invocation.Get(Mapping) : null,
            TrustVerification = own.Contains(TrustVerification) && invocation.Get(TrustVerification),
        };
        var database = await invocation.OpenRegistryAsync();
        try
        {
            var import = new RegistryImport(database, TimeProvider.System);
            var summary = await new ImportProgressView(invocation.Messages).ShowAsync(
                progress => import.RunAsync(source, paths, options, progress, invocation.CancellationToken));
            if (invocation.Json) invocation.WriteJson(summary);
            else new ImportSummaryView(invocation.Output).Show(summary);
            return summary.RowsRejected > summary.RowsLeftOut ? ExitCode.Partial : ExitCode.Success;
        }
        catch (OperationCanceledException)
        {
            invocation.Say("The import was interrupted. Nothing of it was stored; the registry is as it was before.");
            throw;
        }
    }

    private static string CordisHelp() =>
        "Import research projects of the European Union: the tables that CORDIS publishes (project.csv, organization.csv), or the flat ones derived from them "
        + "(organisations, participations, programme parts). Types become a helix so: "
        + string.Join(", ", CordisTypes.HelixOf.Select(rule => $"{rule.Key} = {rule.Value}"))
        + ". PRC (private companies) is always industry: CORDIS cannot tell media and technology firms apart. An organisation without a name is called 'PIC' and its number.";

    private static string RorHelp() =>
        "Import the Research Organization Registry: its JSON dump (schema v2), or a flat table of it. The first of these types that an entry has gives its helix: "
        + string.Join(", ", RorTypes.Precedence.Select(rule => $"{rule.Type} = {rule.Helix}"))
        + ". Inactive and withdrawn entries are left out. Actors stay unverified: an entry in a register is evidence, and the decision is a person's.";

    private static Option<string> OneOf(string name, string description, params string[] words)
    {
        var option = new Option<string>(name) { Description = description, DefaultValueFactory = _ => words[0] };
        option.AcceptOnlyFromAmong(words);
        return option;
    }
}
