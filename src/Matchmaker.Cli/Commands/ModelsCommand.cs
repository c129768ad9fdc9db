using System.CommandLine;
using System.Globalization;
using Matchmaker.App.Models;
using Spectre.Console;

namespace Matchmaker.Cli.Commands;

/// <summary><c>matchmaker models list|activate|rollback</c>: which model serves.</summary>
internal static class ModelsCommand
{
    public static Command Create(Consoles consoles)
    {
        var command = new Command("models", "List the trained models, and choose which one serves.");
        command.Subcommands.Add(CreateList(consoles));
        command.Subcommands.Add(CreateActivate(consoles));
        command.Subcommands.Add(CreateRollback(consoles));
        return command;
    }

    private static Command CreateList(Consoles consoles)
    {
        var command = new Command("list", "List all models, newest first.");
        consoles.Bind(command, async invocation =>
        {
            var database = await invocation.OpenExistingRegistryAsync();
            var store = new ModelStore(database);
            var models = await store.ListAsync(invocation.CancellationToken);
            var atHand = (await store.AtHandAsync(models, invocation.CancellationToken)).Select(m => m.Id).ToHashSet();
            if (invocation.Json)
            {
                invocation.WriteJson(models.Select(m => new { m.Name, Serves = m.IsActive, m.TrainedAt, m.ActivatedAt, FileExists = atHand.Contains(m.Id), Card = ModelCard.FromJson(m.Card) }));
                return ExitCode.Success;
            }

            if (models.Count == 0) invocation.Output.MarkupLine("There is no model yet. Train one: [bold]matchmaker train[/]");
            else invocation.Output.Write(Table(models, atHand));
            return ExitCode.Success;
        });
        return command;
    }

    private static Command CreateActivate(Consoles consoles)
    {
        var name = new Argument<string>("NAME") { Description = "The model, as matchmaker models list names it." };
        var command = new Command("activate", "Let a model serve from now on.") { name };
        consoles.Bind(command, async invocation =>
        {
            var database = await invocation.OpenExistingRegistryAsync();
            Say(invocation, await new ModelStore(database).ActivateAsync(invocation.Get(name), invocation.CancellationToken));
            return ExitCode.Success;
        });
        return command;
    }

    private static Command CreateRollback(Consoles consoles)
    {
        var command = new Command("rollback", "Let the model serve again that served before the present one.");
        consoles.Bind(command, async invocation =>
        {
            var database = await invocation.OpenExistingRegistryAsync();
            Say(invocation, await new ModelStore(database).RollBackAsync(invocation.CancellationToken));
            return ExitCode.Success;
        });
        return command;
    }

    private static void Say(Invocation invocation, ModelVersion version)
    {
        if (invocation.Json) invocation.WriteJson(new { Model = version.Name, Serves = version.IsActive });
        else invocation.Output.MarkupLineInterpolated($"Model [bold]{version.Name}[/] serves from now on.");
    }

    private static Table Table(IReadOnlyList<ModelVersion> models, HashSet<long> atHand)
    {
        var table = new Table().RoundedBorder().AddColumns("Model", "Serves", "Knows", "Actors", "Collaborations", "Recall@20", "NDCG@20", "Trained in", "File");
        foreach (var model in models)
        {
            var card = ModelCard.FromJson(model.Card);
            table.AddRow(
                model.Name, model.IsActive ? "yes" : "",
                card.CutDate is { } cut ? $"before {cut:yyyy-MM-dd}" : "everything",
                card.Counts["actors"].ToString("N0", CultureInfo.InvariantCulture), card.Counts["collaborations"].ToString("N0", CultureInfo.InvariantCulture),
                Figure(card, "validationRecall@20"), Figure(card, "validationNdcg@20"), $"{card.Duration.TotalSeconds:F1} s",
                atHand.Contains(model.Id) ? "there" : model.RemovedAt is null ? "missing" : "given up");
        }

        return table.Caption("Figures are of the validation year of each model's own past; different cuts do not compare.");
    }

    private static string Figure(ModelCard card, string name) => card.Metrics.TryGetValue(name, out var value) ? value.ToString("F4", CultureInfo.InvariantCulture) : "–";
}
