using System.Globalization;
using Matchmaker.App.Access;
using Matchmaker.App.Editions;
using Matchmaker.App.Evaluating;
using Matchmaker.App.Jobs;
using Matchmaker.App.Matching;
using Matchmaker.App.Storage;
using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Graph;
using Matchmaker.Engine.Ranking;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Models;

/// <summary>Curators look after the models: which one serves, new ones, and how good they are. What is done is written into the audit log.</summary>
public sealed class ModelDesk(RegistryDatabase database, ModelStore store, ModelSwitch models, BackgroundWork work, ChosenProviders providers)
{
    /// <summary>The key of the training in <see cref="BackgroundWork"/>: one at a time.</summary>
    public const string TrainingKey = "model:training";

    private const string EvaluationKeys = "model:evaluation:";

    /// <summary>The metric that holds the cut of an evaluation, as the number yyyymmdd.</summary>
    public const string CutMetric = "testCut";

    private const int Year = 365;

    /// <summary>All versions, the newest first.</summary>
    public async Task<IReadOnlyList<ModelLine>> ListAsync(Caller caller, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.ReadModels);
        var versions = await store.ListAsync(cancellationToken);
        var atHand = (await store.AtHandAsync(versions, cancellationToken)).Select(version => version.Id).ToHashSet();
        return [.. versions.Select(version => new ModelLine(version, CardOf(version), atHand.Contains(version.Id)))];
    }

    /// <summary>Whether there is a version of that name.</summary>
    /// <exception cref="AccessDeniedException">The caller may not look after models.</exception>
    public async Task<bool> HasAsync(Caller caller, string name, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.ManageModels);
        return (await store.ListAsync(cancellationToken)).Any(version => version.Name == name);
    }

    /// <summary>Lets a version serve from now on.</summary>
    /// <exception cref="ModelStoreException">There is no such version, or its file cannot be used.</exception>
    public Task<ModelVersion> ActivateAsync(Caller caller, string name, CancellationToken cancellationToken = default) => models.ActivateAsync(caller, name, cancellationToken);

    /// <summary>Lets the version serve again that served before.</summary>
    /// <exception cref="ModelStoreException">None did, or no file of those can be used.</exception>
    public Task<ModelVersion> RollBackAsync(Caller caller, CancellationToken cancellationToken = default) => models.RollBackAsync(caller, cancellationToken);

    /// <summary>Trainings and evaluations since the start of the program, the latest first.</summary>
    /// <exception cref="AccessDeniedException">The caller may not look after models.</exception>
    public IReadOnlyList<WorkItem> Work(Caller caller) => work.ListOf(caller, Deed.ManageModels);

    /// <summary>The version that a training made or that an evaluation is about; null where there is none yet.</summary>
    public static string? ModelOf(WorkItem item) =>
        item.Key.StartsWith(EvaluationKeys, StringComparison.Ordinal) ? item.Key[EvaluationKeys.Length..] : item.State == WorkState.Done ? item.Outcome : null;

    /// <summary>Stops a training or evaluation; one that has ended stays as it is.</summary>
    /// <returns>The work as it stands; null where there is none.</returns>
    /// <exception cref="AccessDeniedException">The caller may not look after models.</exception>
    public async Task<WorkItem?> CancelAsync(Caller caller, string id)
    {
        if (Work(caller).All(item => item.Id != id)) return null;
        await work.CancelAsync(caller, id);
        return Work(caller).FirstOrDefault(item => item.Id == id);
    }

    /// <summary>Trains a new version in the background with every trainer that is used, and lets the best serve if asked to.</summary>
    /// <exception cref="ModelBusyException">A training waits or runs already.</exception>
    public async Task<WorkItem> TrainAsync(Caller caller, bool activate, CancellationToken cancellationToken = default)
    {
        RequireIdle(caller, TrainingKey, "A model is being trained already");
        await AuditAsync(caller, "model.training", null, activate ? "to serve at once" : "to be looked at first", cancellationToken);
        return work.Start(caller, Deed.ManageModels, TrainingKey, "Training a model", async (progress, cancelling) =>
        {
            var version = await new ModelTraining(database, database.Time).TrainAsync(new() { Activate = false, Trainers = providers.CreateTrainers() }, new TrainingParts(progress), cancelling);
            if (activate) await ActivateAsync(caller, version.Name, CancellationToken.None);
            await AuditAsync(caller, "model.trained", $"model:{version.Name}", null, CancellationToken.None);
            return version.Name;
        });
    }

    /// <summary>
    /// Judges a version's settings in the background: trains with them on what began before the last year known, and asks for the partners gained in it. The figures are added to the version's card in the database.
    /// </summary>
    /// <exception cref="ModelStoreException">There is no such version, or its card is damaged.</exception>
    /// <exception cref="UnknownProviderException">It was made by a trainer that this edition does not hold.</exception>
    /// <exception cref="ModelBusyException">The same evaluation waits or runs already.</exception>
    public async Task<WorkItem> EvaluateAsync(Caller caller, string name, CancellationToken cancellationToken = default)
    {
        AccessRules.Require(caller, Deed.ManageModels);
        var version = (await store.ListAsync(cancellationToken)).FirstOrDefault(one => one.Name == name) ?? throw new ModelStoreException($"There is no model '{name}'. Load the page again.");
        var card = ModelCardOf(version);
        var trainer = providers.Edition.Choose(providers.Edition.Trainers, card.Trainer, $"The trainer of model {name}").Create();
        RequireIdle(caller, EvaluationKeys + name, $"Model {name} is being evaluated already");
        await AuditAsync(caller, "model.evaluation", $"model:{name}", null, cancellationToken);
        return work.Start(caller, Deed.ManageModels, EvaluationKeys + name, $"Evaluating model {name}", async (progress, cancelling) =>
        {
            progress.Report(new("Reading the registry"));
            var snapshot = await RegistrySnapshot.LoadAsync(database, cancelling);
            var cut = LastYear(snapshot);
            var report = new PartnerEvaluation(snapshot) { Trainer = trainer }.Run(cut, null, new SignalOptions() with { Factors = card.Options }, new WorkText(progress), cancelling);
            await StoreAsync(name, report, cancelling);
            var full = report.Rows.Single(row => row.Name == EvaluationReport.FullRanker);
            return string.Create(CultureInfo.InvariantCulture, $"NDCG@20 {full.Ndcg:0.000}, recall@20 {full.Recall:0.000} on {report.Queries} actors after {cut:yyyy-MM-dd}");
        });
    }

    /// <summary>The first day of the last year that the registry knows well enough to judge by.</summary>
    public static DateOnly LastYear(RegistrySnapshot snapshot) => DateOnly.FromDayNumber(Math.Max(0, ModelTraining.AsOfDay(snapshot.Collaborations, null) - Year));

    private void RequireIdle(Caller caller, string key, string what)
    {
        if (Work(caller).FirstOrDefault(item => item.Key == key && !item.IsFinished) is { } present)
            throw new ModelBusyException($"{what}: {present.StartedBy} asked for it at {present.AskedAt.UtcDateTime:HH:mm} UTC. Wait for its end, or cancel it first.");
    }

    private async Task StoreAsync(string name, EvaluationReport report, CancellationToken cancellationToken)
    {
        await using var context = database.CreateDbContext();
        var version = await context.ModelVersions.SingleAsync(m => m.Name == name, cancellationToken);
        var card = ModelCardOf(version);
        version.Card = (card with { Metrics = ModelFigures.Join(card.Metrics, report) }).ToJson();
        await context.SaveChangesAsync(cancellationToken);
    }

    private async Task AuditAsync(Caller caller, string action, string? subject, string? details, CancellationToken cancellationToken)
    {
        await using var context = database.CreateDbContext();
        AuditLog.Record(context, caller, action, subject: subject, details: details);
        await context.SaveChangesAsync(cancellationToken);
    }

    private static ModelCard? CardOf(ModelVersion version)
    {
        try
        {
            return ModelCard.FromJson(version.Card);
        }
        catch (ModelFormatException)
        {
            return null;
        }
    }

    private static ModelCard ModelCardOf(ModelVersion version) =>
        CardOf(version) ?? throw new ModelStoreException($"The card of model {version.Name} is damaged. Train again.");

    /// <summary>Says training steps as parts of the whole.</summary>
    private sealed class TrainingParts(IProgress<WorkStep> progress) : IProgress<TrainingStep>
    {
        public void Report(TrainingStep value) => progress.Report(new(value.What, value.Steps > 0 ? (value.Step - 1.0) / value.Steps : null));
    }
}
