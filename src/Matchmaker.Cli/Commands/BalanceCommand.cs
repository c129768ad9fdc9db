using System.CommandLine;
using System.Globalization;
using Matchmaker.App.Evaluating;
using Matchmaker.App.Matching;
using Matchmaker.Engine.Ranking;

namespace Matchmaker.Cli.Commands;

/// <summary><c>matchmaker balance</c>: who is shown how often, what a guaranteed floor changes, and what it costs.</summary>
internal static class BalanceCommand
{
    public static Command Create(Consoles consoles)
    {
        var floor = Floor("--floor");
        floor.Description = "Each group is shown at least this part of its share, from 0 to 1 (default 0.8: 80 %).";
        floor.DefaultValueFactory = _ => new BalanceRequest().Floor;
        var by = By();
        var share = Share();
        var top = CommonOptions.Number("--top", "Suggestions an actor.", 20, 1, 200);
        var cut = CommonOptions.Date("--cut", "Also judge the price in accuracy: learn from what began before this day, ask for the partners gained from then on.");
        var seeds = CommonOptions.Number("--seeds", "With --cut: judge the price once for each of so many seeds, and print means and spreads with the time to train.", 1, 1, 100);
        var all = new Option<bool>("--all") { Description = "Show every group, not only those that fall short, are priced or stand out." };
        var command = new Command("balance", "Show how often each country, kind and size of actor is suggested to others, guarantee each a floor, and say what that costs.") { floor, by, share, top, cut, seeds, all };
        command.Validators.Add(result =>
        {
            if (result.GetResult(seeds) is { Implicit: false } && result.GetResult(cut) is null) result.AddError("--seeds goes with --cut: what serves was trained once.");
            if (result.GetResult(seeds) is { Tokens: [var token] } && token.Value != "1" && result.GetValue(all)) result.AddError("--all goes with one seed: with several, the price alone is shown.");
        });
        consoles.Bind(command, async invocation =>
        {
            var request = new BalanceRequest { Floor = invocation.Get(floor)!.Value, Attributes = BalanceAttributes.Parse(invocation.Get(by)!), ShareOf = invocation.Get(share), Top = invocation.Get(top) };
            if (invocation.Get(seeds) > 1)
            {
                var snapshot = await RegistrySnapshot.LoadAsync(await invocation.OpenExistingRegistryAsync(), invocation.CancellationToken);
                var seeded = new BalanceTrial(snapshot).RunSeeds(invocation.Get(cut)!.Value, request, new SignalOptions(), invocation.Get(seeds), new SpokenSteps(invocation), invocation.CancellationToken);
                if (invocation.Json) invocation.WriteJson(seeded);
                else BalanceView.Write(invocation.Output, seeded);
                return ExitCode.Success;
            }

            var report = await ReportAsync(invocation, request, invocation.Get(cut));
            if (invocation.Json) invocation.WriteJson(report);
            else BalanceView.Write(invocation.Output, report, invocation.Get(all));
            return ExitCode.Success;
        });
        return command;
    }

    /// <summary>An option that takes a part from 0 to 1; null where it is not given.</summary>
    public static Option<double?> Floor(string name)
    {
        var option = new Option<double?>(name) { HelpName = "PART" };
        option.Validators.Add(result =>
        {
            // What is no number at all has its own message.
            if (result.Tokens is [var token] && double.TryParse(token.Value, CultureInfo.InvariantCulture, out var number) && !(number >= 0 && number <= 1))
                result.AddError($"{name} goes from 0 to 1: 0.8 guarantees each group 80 % of its share.");
        });
        return option;
    }

    /// <summary>An option that takes names of attributes.</summary>
    public static Option<string> By()
    {
        var standard = string.Join(',', new BalanceRequest().Attributes);
        var names = string.Join(',', BalanceAttributes.Names);
        var option = new Option<string>("--by") { Description = $"Whose groups have the guarantee, one or several of {names}.", HelpName = names, DefaultValueFactory = _ => standard };
        option.Validators.Add(result =>
        {
            try
            {
                if (result.Tokens is [var token]) BalanceAttributes.Parse(token.Value);
            }
            catch (BalanceException e)
            {
                result.AddError(e.Message);
            }
        });
        return option;
    }

    /// <summary>An option that says what shares are parts of.</summary>
    public static Option<ShareBasis> Share() => CommonOptions.Choice(
        "--share", "A group's share is its part of the actors that can be suggested (actors), or of the candidates of the lists (candidates).", ShareBasis.Actors);

    private static async Task<ExposureReport> ReportAsync(Invocation invocation, BalanceRequest request, DateOnly? cut)
    {
        var database = await invocation.OpenExistingRegistryAsync();
        if (cut is { } day)
        {
            var snapshot = await RegistrySnapshot.LoadAsync(database, invocation.CancellationToken);
            return new BalanceTrial(snapshot).Run(day, request, new SignalOptions(), new SpokenSteps(invocation), invocation.CancellationToken);
        }

        using var suggestions = await PartnerSuggestions.LoadAsync(database, null, invocation.CancellationToken);
        var balanced = new BalancedSuggestions(suggestions).Balance(request, new SpokenProgress(invocation, "actors"), invocation.CancellationToken);
        return ExposureReport.Of(balanced, request, suggestions.Model.Name, null);
    }
}
