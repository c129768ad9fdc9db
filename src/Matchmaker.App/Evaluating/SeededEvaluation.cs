using System.Diagnostics;
using Matchmaker.App.Matching;
using Matchmaker.Engine.Evaluation;
using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Ranking;

namespace Matchmaker.App.Evaluating;

/// <summary>
/// <see cref="PartnerEvaluation"/> with several seeds: how much of a figure is the chance of where the factors begin, and how long each method takes to train. Everything else is the same each time, so that
/// what has no chance in it is asked once.
/// </summary>
public sealed class SeededEvaluation(RegistrySnapshot snapshot)
{
    /// <summary>What trains the factors.</summary>
    public IFactorTrainer Trainer { get; init; } = new AlsTrainer();

    /// <summary>Trains and asks once a seed.</summary>
    /// <param name="cut">First day of the test period.</param>
    /// <param name="until">First day after it; null for an open end.</param>
    /// <param name="options">How signals are computed; with the first seed.</param>
    /// <param name="seeds">How many seeds, one after another from the first; at least 1.</param>
    /// <param name="progress">Told what has begun.</param>
    /// <param name="cancellationToken">Stops between steps and queries.</param>
    /// <exception cref="EvaluationException">Nothing was learnt or asked about with that cut.</exception>
    public SeededReport Run(DateOnly cut, DateOnly? until, SignalOptions options, int seeds, IProgress<string>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(seeds, 1);
        var reports = new List<EvaluationReport>();
        var ofFactors = TimeSpan.Zero;
        var used = SeededFigure.Seeds(options.Factors.Seed, seeds);
        foreach (var seed in used)
        {
            progress?.Report($"Seed {seed}");
            var seeded = options with { Factors = options.Factors with { Seed = seed } };
            reports.Add(new PartnerEvaluation(snapshot) { Trainer = Trainer, OnlyTrained = reports.Count > 0 }.Run(cut, until, seeded, progress, cancellationToken));
            progress?.Report("Training the factors alone, for the time it takes");
            var started = Stopwatch.GetTimestamp();
            SignalModel.Train(snapshot.KnownBefore(cut), snapshot.TraitsWithFeatures, cut.DayNumber, seeded, Trainer, null, cancellationToken);
            ofFactors += Stopwatch.GetElapsedTime(started);
        }

        var learning = reports.Average(report => report.Learning.Seconds);
        double? TrainSeconds(string name) => name == EvaluationReport.FullRanker ? learning : IsFactors(name) ? (ofFactors / seeds).TotalSeconds : null;
        var first = reports[0];
        return new(
            cut, used, first.Queries, [.. first.Rows.Select(row => Row(row.Name, reports.Select(report => report.Rows), TrainSeconds(row.Name)))],
            first.ColdStart is null ? [] : [.. first.ColdStart.Rows.Select(row => Row(row.Name, reports.Select(report => report.ColdStart!.Rows), TrainSeconds(row.Name)))]);
    }

    private static bool IsFactors(string name) => name.Contains("factors", StringComparison.Ordinal);

    private static SeededRow Row(string name, IEnumerable<IReadOnlyList<EvaluationRow>> tables, double? trainSeconds)
    {
        EvaluationRow[] rows = [.. tables.SelectMany(table => table.Where(row => row.Name == name))];
        var (recall, ndcg) = (SeededFigure.Of(rows, row => row.Recall), SeededFigure.Of(rows, row => row.Ndcg));
        var hasChance = trainSeconds is not null && rows.Length > 1;
        return new(name, recall.Mean, hasChance ? recall.Spread : null, ndcg.Mean, hasChance ? ndcg.Spread : null, trainSeconds, rows.Average(row => row.Seconds));
    }
}
