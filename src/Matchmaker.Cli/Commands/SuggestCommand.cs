using System.CommandLine;
using System.Diagnostics;
using Matchmaker.App.Matching;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage;

namespace Matchmaker.Cli.Commands;

/// <summary><c>matchmaker suggest ACTOR</c> and <c>suggest --all</c>: ranked partners.</summary>
internal static class SuggestCommand
{
    public static Command Create(Consoles consoles)
    {
        var actor = ActorCommand.ActorArgument();
        actor.Arity = ArgumentArity.ZeroOrOne;
        actor.DefaultValueFactory = _ => "";
        var top = CommonOptions.Number("--top", "How many partners at the most.", 20, 1, 1000);
        var helix = CommonOptions.Helix();
        var country = CommonOptions.Country();
        var abroad = new Option<bool>("--abroad") { Description = "Only actors of other countries than its own." };
        var verified = new Option<bool>("--verified") { Description = "Only verified actors." };
        var purpose = Purpose();
        var topic = new Option<string?>("--topic") { Description = $"With --for mentor: what is to be learnt: {string.Join(", ", Mentoring.Topics.Select(term => term.Code))}.", HelpName = "TAG" };
        var partners = new Option<bool>("--partners") { Description = "Also those it has worked with already." };
        var variety = new Option<double>("--variety")
        {
            Description = "What full likeness to somebody higher in the list costs, in units of the score; 0 for the bare order.",
            HelpName = "X",
            DefaultValueFactory = _ => SuggestionRequest.UsualVariety,
        };
        var explain = new Option<bool>("--explain") { Description = "Show every part of each score and the facts behind it." };
        var asOf = CommonOptions.Date("--as-of", "Know only what began before this date; needs a model trained for it.");
        var all = new Option<bool>("--all") { Description = "For every actor with a past partner, into the file of --out." };
        var output = new Option<string?>("--out") { Description = "The CSV file to write: actor,rank,partner,score.", HelpName = "FILE" };
        var key = new Option<string?>("--key") { Description = "Name actors in the file by this external id (pic, ror, demo …) instead of the registry's key.", HelpName = "SCHEME" };
        CommonOptions.MustBeWritable(output);
        var newcomers = new Option<bool>("--newcomers") { Description = "With --all: also actors without any past partner." };
        var balance = BalanceCommand.Floor("--balance");
        balance.Description = "With --all: guarantee each group this part of its share of all suggestions, from 0 to 1 (see: matchmaker balance).";
        var by = BalanceCommand.By();
        var share = BalanceCommand.Share();
        var command = new Command("suggest", "Suggest partners to an actor, best first, with the reasons; or to all actors at once.")
        {
            actor, top, helix, country, abroad, verified, purpose, topic, partners, variety, explain, asOf, all, output, key, newcomers, balance, by, share,
        };
        command.Validators.Add(result =>
        {
            var named = result.GetValue(actor) is { Length: > 0 };
            if (result.GetValue(all) == named) result.AddError("Name one actor, or give --all with --out FILE.");
            if (result.GetValue(all) && result.GetValue(output) is null) result.AddError("--all needs --out FILE.");
            if (!result.GetValue(all) && ((result.GetValue(output) ?? result.GetValue(key)) is not null || result.GetValue(newcomers)))
                result.AddError("--out, --key and --newcomers go with --all.");
            if (result.GetValue(all) && new Option[] { abroad, purpose, topic, partners, variety, explain }.Any(option => result.GetResult(option) is { Implicit: false }))
                result.AddError("--abroad, --for, --topic, --partners, --variety and --explain go with one actor, not with --all.");
            if (!result.GetValue(all) && result.GetResult(balance) is not null) result.AddError("--balance goes with --all: a guarantee needs everybody's lists.");
            if (result.GetResult(balance) is null && new Option[] { by, share }.Any(option => result.GetResult(option) is { Implicit: false })) result.AddError("--by and --share go with --balance.");
        });
        consoles.Bind(command, async invocation =>
        {
            var database = await invocation.OpenExistingRegistryAsync();
            var filter = new SuggestionFilter(invocation.Get(helix), invocation.Get(country), invocation.Get(verified));
            if (invocation.Get(all))
            {
                using var suggestions = await PartnerSuggestions.LoadAsync(database, invocation.Get(asOf), invocation.CancellationToken);
                var request = invocation.Get(balance) is not { } floor ? null : new BalanceRequest
                {
                    Floor = floor,
                    Attributes = BalanceAttributes.Parse(invocation.Get(by)!),
                    ShareOf = invocation.Get(share),
                    Top = invocation.Get(top),
                    Filter = filter,
                    IncludeNewcomers = invocation.Get(newcomers),
                };
                await ExportAsync(invocation, database, suggestions, new(invocation.Get(output)!, invocation.Get(top), filter, invocation.Get(key), invocation.Get(newcomers), request));
            }
            else
            {
                await using var context = database.CreateDbContext();
                var request = new SuggestionRequest
                {
                    Count = invocation.Get(top),
                    Filter = filter,
                    Purpose = invocation.Get(purpose),
                    Topic = invocation.Get(topic)?.Trim().ToLowerInvariant(),
                    Abroad = invocation.Get(abroad),
                    IncludePartners = invocation.Get(partners),
                    Variety = invocation.Get(variety),
                };
                request.Validate();
                var found = await new ActorLookup(context).FindAsync(invocation.Get(actor), invocation.CancellationToken);
                using var suggestions = await PartnerSuggestions.LoadAsync(database, invocation.Get(asOf), invocation.CancellationToken);
                await ShowAsync(invocation, context, suggestions, found, request, invocation.Get(explain));
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static async Task ShowAsync(
        Invocation invocation, RegistryContext context, PartnerSuggestions suggestions, Actor actor, SuggestionRequest request, bool explain)
    {
        var index = suggestions.Snapshot.IndexOf(actor.Id) ?? throw new ActorNotFoundException($"'{actor.Name}' was added only now; try again.", []);
        var list = suggestions.For(index, request);
        var explanations = await new SuggestionExplainer(suggestions).ExplainAsync(context, list, invocation.CancellationToken);
        if (invocation.Json || !explain || list.Partners.Count == 0)
        {
            SuggestionView.Write(invocation, suggestions, actor, request, list, explanations);
            return;
        }

        SuggestionView.WriteHead(invocation, suggestions, actor, request, list);
        ExplanationView.Write(invocation, explanations);
    }

    private static Option<SuggestionPurpose> Purpose()
    {
        var option = new Option<SuggestionPurpose>("--for") { Description = "What is looked for: partner (the default) or mentor.", HelpName = "PURPOSE" };
        option.CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            foreach (var purpose in Enum.GetValues<SuggestionPurpose>())
                if (string.Equals(text, purpose.ToString(), StringComparison.OrdinalIgnoreCase)) return purpose;
            result.AddError($"'{text}' is nothing that can be looked for. Give partner or mentor.");
            return default;
        };
        return option;
    }

    private static async Task ExportAsync(Invocation invocation, RegistryDatabase database, PartnerSuggestions suggestions, ExportRequest request)
    {
        var snapshot = suggestions.Snapshot;
        var externalIds = new Dictionary<long, string>();
        if (request.Key?.Trim().ToLowerInvariant() is { } scheme)
        {
            await using var context = database.CreateDbContext();
            externalIds = await ActorLabels.ExternalIdsAsync(context, scheme, invocation.CancellationToken);
            if (externalIds.Count == 0) throw new SuggestionExportException($"No actor has an external id of the scheme '{scheme}', so --key {scheme} would name none.");
        }

        string NameOf(int actor) => externalIds.TryGetValue(snapshot.ActorId(actor), out var value) ? value : request.Key is null ? $"{snapshot.ActorId(actor)}" : $"#{snapshot.ActorId(actor)}";
        var clock = Stopwatch.StartNew();
        int written;
        try
        {
            var export = new SuggestionExport(suggestions, NameOf);
            var progress = new SpokenProgress(invocation, "actors");
            written = request.Balance is { } balance
                ? await export.WriteAsync(request.Path, balance, progress, invocation.CancellationToken)
                : await export.WriteAsync(request.Path, request.Top, request.Filter, request.IncludeNewcomers, progress, invocation.CancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SuggestionExportException($"The suggestions cannot be written to {request.Path}: {e.Message}", e);
        }

        SuggestionView.WriteExport(invocation, suggestions, request, written, clock.Elapsed);
    }
}
