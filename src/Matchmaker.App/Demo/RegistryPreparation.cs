using System.Diagnostics;
using Matchmaker.App.Importing;
using Matchmaker.App.Models;
using Matchmaker.App.Storage;
using Matchmaker.Engine.Ranking;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Demo;

/// <summary>From nothing to a registry with a model that serves. Whatever is already there is kept.</summary>
public sealed class RegistryPreparation(RegistryDatabase database, Action<string> say)
{
    /// <summary>Fills an empty registry with the demo that lies beside the program, and trains a model if none fits.</summary>
    /// <returns>How many demo actors were imported, the model that serves, and whether it was trained just now.</returns>
    /// <exception cref="ExplainedException">The database, the demo or the model cannot be read or written.</exception>
    public async Task<(long ImportedActors, ModelVersion Model, bool IsNew)> RunAsync(CancellationToken cancellationToken = default)
    {
        var imported = await FillAsync(cancellationToken);
        var (model, isNew) = await TrainAsync(cancellationToken);
        return (imported, model, isNew);
    }

    private async Task<long> FillAsync(CancellationToken cancellationToken)
    {
        await using var context = database.CreateDbContext();
        var actors = await context.Actors.CountAsync(cancellationToken);
        if (actors > 0)
        {
            say($"{database.Description} holds {actors:N0} actors and is used as it stands.");
            return 0;
        }

        var folder = Path.Combine(AppContext.BaseDirectory, "demo");
        say($"{database.Description} is empty: importing the demo registry, 1,000 fictional actors …");
        var summary = await new RegistryImport(database, TimeProvider.System).RunAsync(ImportSource.Csv, [folder], new ImportOptions(), null, cancellationToken);
        say($"Imported {summary.Actors.Created:N0} actors, {summary.Collaborations.Created:N0} collaborations and {summary.Feedback.Created:N0} acts of feedback.");
        say($"Added {await new DemoProgrammes(database).AddAsync(cancellationToken)} fictional programmes.");
        return summary.Actors.Created;
    }

    private async Task<(ModelVersion Model, bool IsNew)> TrainAsync(CancellationToken cancellationToken)
    {
        var store = new ModelStore(database);
        var active = (await store.ListAsync(cancellationToken)).FirstOrDefault(model => model.IsActive);
        if (active is not null && await IsUsableAsync(store, active))
        {
            say($"Model {active.Name} serves.");
            return (active, false);
        }

        say("Training a model on the collaborations …");
        var version = await new ModelTraining(database).TrainAsync(new TrainingRequest(), new SaidSteps(say), cancellationToken);
        say($"Model {version.Name} serves.");
        return (version, true);
    }

    private async Task<bool> IsUsableAsync(ModelStore store, ModelVersion model)
    {
        try
        {
            (await store.OpenAsync(model)).Dispose();
            return true;
        }
        catch (ModelStoreException e)
        {
            say(e.Message);
            return false;
        }
    }

    private sealed class SaidSteps(Action<string> say) : IProgress<TrainingStep>
    {
        private readonly Stopwatch _clock = Stopwatch.StartNew();

        public void Report(TrainingStep value) => say($"{_clock.Elapsed.TotalSeconds,6:F1} s  {value.Step} of {value.Steps}: {value.What} …");
    }
}
