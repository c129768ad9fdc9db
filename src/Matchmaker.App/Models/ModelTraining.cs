using System.Diagnostics;
using System.Reflection;
using Matchmaker.App.Matching;
using Matchmaker.App.Storage;
using Matchmaker.Engine.Graph;
using Matchmaker.Engine.Ranking;

namespace Matchmaker.App.Models;

/// <summary>Trains a model on the registry as it stands, writes its file and card, and lists it.</summary>
public sealed class ModelTraining(RegistryDatabase database, TimeProvider? time = null)
{
    private const int Year = 365;
    private const int Month = 30;
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <summary>Trains.</summary>
    /// <exception cref="ModelStoreException">There is nothing to learn from, training diverged, or the file cannot be written.</exception>
    public async Task<ModelVersion> TrainAsync(TrainingRequest request, IProgress<TrainingStep>? progress = null, CancellationToken cancellationToken = default)
    {
        var snapshot = await RegistrySnapshot.LoadAsync(database, cancellationToken);
        var store = new ModelStore(database, _time);
        var name = await store.NextNameAsync(cancellationToken);
        using var draft = Draft();
        var path = Path.Combine(draft.Path, FileNameOf(name));
        var card = Make(snapshot, request, name, path, null, progress, cancellationToken);
        return await store.AddAsync(path, card, request.Activate, cancellationToken: cancellationToken);
    }

    /// <summary>The file of a version.</summary>
    internal static string FileNameOf(string name) => name + ".model";

    /// <summary>Trains, and writes model and card to files that nobody knows of yet.</summary>
    /// <param name="snapshot">The registry.</param>
    /// <param name="request">What to train.</param>
    /// <param name="name">Of the new version.</param>
    /// <param name="path">Where the model goes; the card lies beside it.</param>
    /// <param name="complete">What else the card says; null for nothing.</param>
    /// <param name="progress">Told of each step.</param>
    /// <param name="cancellationToken">Stops between steps.</param>
    /// <returns>The card as it was written.</returns>
    /// <exception cref="ModelStoreException">There is nothing to learn from, training diverged, or the file cannot be written.</exception>
    internal ModelCard Make(
        RegistrySnapshot snapshot, TrainingRequest request, string name, string path, Func<ModelCard, ModelCard>? complete, IProgress<TrainingStep>? progress, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var known = snapshot.KnownBefore(request.AsOf);
        var asOfDay = AsOfDay(known, request.AsOf);
        var pairs = PairsOf(known, request, snapshot.ActorCount);
        var choice = TrainerChoice.Of(
            request.Trainers, (trainer, steps) => PartnerTraining.Train(known, snapshot.TraitsWithFeatures, asOfDay, request.Signals, trainer, steps, cancellationToken), progress);
        var card = Describe(name, request, snapshot, known, pairs, choice, clock.Elapsed);
        try
        {
            ModelFile.Save(path, choice.Trained.Ranker.Signals.Factors, complete is null ? card : complete(card), PartnerModelSections.Of(snapshot, choice.Trained.Ranker));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CannotWrite(path, e);
        }

        using var written = ModelFile.Open(path);
        return written.Card;
    }

    private HeldFolder Draft()
    {
        try
        {
            return ModelDraft.Open(database);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CannotWrite(database.ModelsFolder, e);
        }
    }

    private static ModelStoreException CannotWrite(string path, Exception e) =>
        new($"The model cannot be written to {path}: {e.Message.TrimEnd('.')}. Free some room, or name another folder with --models. What serves at present goes on.", e);

    /// <summary>
    /// The day from which age is counted: the as-of date, or the day after the last start known. Where a register trails off, with a year that has less than a quarter of its
    /// usual starts, it is the last day before that: a few stragglers must not make everybody else look idle, nor be all there is to learn from.
    /// </summary>
    internal static int AsOfDay(Hypergraph known, DateOnly? asOf)
    {
        if (asOf is { } date) return date.DayNumber;
        int[] days = [.. Enumerable.Range(0, known.CollaborationCount).Select(known.Day).Where(day => day != Hypergraph.UnknownDay).Order()];
        if (days.Length == 0) return 0;
        var last = days[^1] + 1;
        var usual = days.Length / Math.Max(1.0, (last - days[0]) / (double)Year);
        for (var end = last; end > days[0] + Year; end -= Month)
            if (Begun(days, end - Year, end) >= usual / 4) return end;
        return last;
    }

    private static int Begun(int[] days, int from, int until) => days.Count(day => day >= from && day < until);

    private static int PairsOf(Hypergraph known, TrainingRequest request, int actors)
    {
        var pairs = Projection.Build(known, new ProjectionOptions { MaximumSize = request.Signals.MaximumSize }).PairCount;
        if (pairs > 0) return pairs;
        var when = request.AsOf is { } date ? $" that began before {date:yyyy-MM-dd}" : "";
        throw new ModelStoreException($"There is nothing to train on: the registry has {actors:N0} actors, but no collaboration of two or more{when}. Import some: matchmaker import --help.");
    }

    /// <summary>The version of the engine that trains.</summary>
    internal static string EngineVersion => typeof(PartnerTraining).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    private ModelCard Describe(
        string name, TrainingRequest request, RegistrySnapshot snapshot, Hypergraph known, int pairs, TrainerChoice choice, TimeSpan duration) => new()
        {
            Name = "partners",
            Version = name,
            Trainer = choice.Trainer.Name,
            Trainers = choice.Trials,
            EngineVersion = EngineVersion,
            DataHash = snapshot.HashOf(known),
            Counts = new Dictionary<string, long>
            {
                ["actors"] = snapshot.ActorCount,
                ["collaborations"] = known.CollaborationCount,
                ["pairs"] = pairs,
                ["learntFrom"] = choice.Trained.LearntFrom,
            },
            CutDate = request.AsOf,
            Options = request.Signals.Factors,
            Metrics = MetricsOf(choice.Trained),
            Duration = duration,
            CreatedAt = _time.GetUtcNow(),
        };

    private static Dictionary<string, double> MetricsOf(TrainedPartners trained)
    {
        var metrics = new Dictionary<string, double>();
        if (trained.Penalty is { } penalty) metrics["rankerPenalty"] = penalty;
        if (trained.Validation is { } row)
        {
            metrics["validationRecall@20"] = row.Recall;
            metrics["validationNdcg@20"] = row.Ndcg;
        }

        if (trained.ValidationBaseline is { } baseline)
        {
            metrics["validationPageRankRecall@20"] = baseline.Recall;
            metrics["validationPageRankNdcg@20"] = baseline.Ndcg;
        }

        return metrics;
    }
}
