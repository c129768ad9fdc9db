using System.CommandLine;
using System.Text;
using System.Text.Json;
using Matchmaker.App.Matching;
using Matchmaker.App.Programmes;
using Matchmaker.App.Programmes.Consortia;
using Matchmaker.App.Programmes.Given;

namespace Matchmaker.Cli.Commands.Programmes;

/// <summary><c>matchmaker programme consortium BRIEF</c>: the best consortia for a brief, from the registry and its serving model.</summary>
internal static class ConsortiumCommand
{
    private const string Example =
        """
        The best consortia for a brief: who fills which role, why, who could stand in, and what is missing. A brief is a JSON file such as
        { "title": "Craft markets online", "text": "Bring textile crafts of small islands to online markets abroad.", "sectors": ["crafts"],
          "roles": [ { "code": "lead", "helix": "industry", "sizes": ["micro", "small"], "text": "leads; designs and sells crafts" },
                     { "code": "research", "helix": "academia", "text": "studies markets" }, { "code": "voice", "helix": "media", "count": 1 } ],
          "countries": 3, "quotas": [ { "dimension": "women-led", "atLeast": 1 } ], "members": [ { "actor": "#17", "role": "lead" } ], "forbidden": ["#4"] }
        """;

    public static Command Create(Consoles consoles)
    {
        var brief = new Argument<string>("BRIEF") { Description = "The JSON file of the brief." };
        var output = new Option<string?>("--out") { Description = "Write everything into this file, and only a summary to the terminal.", HelpName = "FILE" };
        var format = new Option<ConsortiumFormat?>("--format") { Description = "csv or json; by the name of --out where it is not given.", HelpName = "FORMAT" };
        CommonOptions.MustBeWritable(output);
        var command = new Command("consortium", Example) { brief, output, format };
        consoles.Bind(command, async invocation =>
        {
            var (asked, remarks) = ConsortiumFiles.Read(GivenFile.Open(invocation.Get(brief)));
            foreach (var remark in remarks) invocation.Say(remark);
            var database = await invocation.OpenExistingRegistryAsync();
            using var suggestions = await PartnerSuggestions.LoadAsync(database, null, invocation.CancellationToken);
            await using var context = database.CreateDbContext();
            var plan = await ConsortiumFinder.FindAsync(context, suggestions, asked, invocation.CancellationToken);
            var path = invocation.Get(output);
            var isJson = invocation.Json || (invocation.Get(format) ?? (path?.EndsWith(".json", StringComparison.OrdinalIgnoreCase) == true ? ConsortiumFormat.Json : ConsortiumFormat.Csv)) == ConsortiumFormat.Json;
            if (path is not null) await WriteAsync(path, plan, isJson, invocation);
            else if (invocation.Json || invocation.Get(format) is not null) invocation.Output.Profile.Out.Writer.Write(await TextAsync(plan, isJson, invocation));
            if (path is not null || (!invocation.Json && invocation.Get(format) is null)) ConsortiumView.Write(invocation, plan);
            return plan.Consortia.Count > 0 ? ExitCode.Success : ExitCode.Refused;
        });
        return command;
    }

    private static async Task WriteAsync(string path, ConsortiumPlan plan, bool isJson, Invocation invocation)
    {
        try
        {
            await File.WriteAllTextAsync(path, await TextAsync(plan, isJson, invocation), new UTF8Encoding(false), invocation.CancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SuggestionExportException($"The consortia cannot be written to {path}: {e.Message}", e);
        }

        invocation.Say($"Everything: {path}");
    }

    private static async Task<string> TextAsync(ConsortiumPlan plan, bool isJson, Invocation invocation)
    {
        if (isJson) return JsonSerializer.Serialize(plan, ProgrammeJson.Readable) + Environment.NewLine;
        await using var text = new StringWriter();
        await ConsortiumFiles.WriteCsvAsync(text, plan, invocation.CancellationToken);
        return text.ToString();
    }
}
