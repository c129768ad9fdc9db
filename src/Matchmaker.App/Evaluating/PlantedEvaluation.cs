using System.Diagnostics;
using Matchmaker.App.Demo;
using Matchmaker.App.Matching;
using Matchmaker.App.Storage;
using Matchmaker.Engine.Evaluation;
using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Ranking;

namespace Matchmaker.App.Evaluating;

/// <summary>
/// Asks a model that knows a demo registry up to a cut for what the generator planted in it: the full ranker beside every signal alone, on the same candidates. Partners gained after the cut
/// are told apart by what they were planted as; newcomers, who gain none, are judged by the planted interest of both sides.
/// </summary>
public sealed class PlantedEvaluation(RegistrySnapshot snapshot, DemoGroundTruth truth, IReadOnlyList<string> demoIds)
{
    private const int CutOff = PartnerEvaluation.CutOff;
    private const int Year = 365;

    private static readonly Signal[] Signals = Enum.GetValues<Signal>();
    private static readonly string[] Structures = ["community", "need × offer", "broker's second community"];

    /// <summary>Reads what the generator calls each actor.</summary>
    /// <exception cref="EvaluationException">The registry is not, or not only, the demo of that seed.</exception>
    public static async Task<PlantedEvaluation> LoadAsync(RegistryDatabase database, RegistrySnapshot snapshot, long seed, CancellationToken cancellationToken = default)
    {
        await using var context = database.CreateDbContext();
        var ids = await ActorLabels.ExternalIdsAsync(context, DemoNames.Scheme, cancellationToken);
        if (ids.Count < DemoOptions.FewestActors || ids.Count != snapshot.ActorCount)
            throw new EvaluationException("What was planted is known of a demo registry only, with all its actors and no others. Make one: matchmaker demo --db demo.db");
        var truth = new DemoGroundTruth(new() { Seed = seed, Actors = ids.Count });
        string[] names = [.. Enumerable.Range(0, snapshot.ActorCount).Select(actor => ids[snapshot.ActorId(actor)])];
        if (!names.ToHashSet(StringComparer.Ordinal).SetEquals(truth.Actors))
            throw new EvaluationException($"The registry was not made by the generator with {ids.Count:N0} actors, so that what was planted is not known.");
        if (Enumerable.Range(0, names.Length).FirstOrDefault(actor => truth.CountryOf(names[actor]) != snapshot.CountryOf(actor), -1) >= 0)
            throw new EvaluationException($"The registry was made from another seed than {seed}. Give the right one with --planted SEED.");
        return new(snapshot, truth, names);
    }

    /// <summary>Trains on what began before the cut, and asks for what was gained until the end; null for an open end.</summary>
    /// <exception cref="EvaluationException">Nobody gained a partner after the cut, or the period is empty.</exception>
    public PlantedReport Run(DateOnly cut, DateOnly? until, SignalOptions options, IFactorTrainer trainer, IProgress<string>? progress = null, CancellationToken cancellationToken = default)
    {
        if (until <= cut) throw new EvaluationException($"The test period is empty: it begins on {cut:yyyy-MM-dd}, and {until:yyyy-MM-dd} is the first day after it. Give --until a later date.");
        var split = PartnerSplit.At(snapshot.Collaborations, cut.DayNumber, until?.DayNumber ?? int.MaxValue, options.MaximumSize);
        if (split.Queries.Length == 0) throw new EvaluationException($"Nobody with a partner before {cut:yyyy-MM-dd} gained a new one in the test period. Choose an earlier cut.");
        progress?.Report("Training on what was known before the cut");
        var started = Stopwatch.GetTimestamp();
        var trained = PartnerTraining.Train(split.Train, snapshot.TraitsWithFeatures, cut.DayNumber, options, trainer, null, cancellationToken);
        var trainSeconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        progress?.Report($"Asking about {split.Queries.Length:N0} actors, with every signal alone and all together");
        var evaluator = new PartnerEvaluator(split, CutOff, Slices, Structures);
        var full = evaluator.Evaluate(trained.Ranker.AsRecommender(EvaluationReport.FullRanker, CutOff), null, cancellationToken);
        EvaluationRow[] single = [.. Signals.Select(signal => evaluator.Evaluate(Alone(trained.Ranker, signal), null, cancellationToken))];
        var rows = Structures.Select((structure, at) =>
        {
            var best = single.MaxBy(row => row.Slices[at].Ndcg)!;
            return new PlantedRow(structure, full.Slices[at].Queries, full.Slices[at].Ndcg, best.Name, best.Slices[at].Ndcg);
        });
        progress?.Report("Asking which suggestions both sides would say yes to");
        var year = RankingHistory.Of(split.Train, snapshot.TraitsWithFeatures, cut.DayNumber - Year, cut.DayNumber, options, trainer, cancellationToken);
        return new(cut, trainSeconds, [.. rows, Mentors(split, trained.Ranker), Newcomers(trained.Ranker)], new ReciprocityTrial(truth, demoIds).Run(trained, year, cancellationToken));
    }

    /// <summary>The same once a seed of the factors, one after another from that of the options.</summary>
    /// <exception cref="EvaluationException">Nobody gained a partner after the cut, or the period is empty.</exception>
    public SeededPlantedReport RunSeeds(
        DateOnly cut, DateOnly? until, SignalOptions options, IFactorTrainer trainer, int seeds, IProgress<string>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(seeds, 1);
        var used = SeededFigure.Seeds(options.Factors.Seed, seeds);
        var reports = new List<PlantedReport>();
        foreach (var seed in used)
        {
            progress?.Report($"Seed {seed}");
            reports.Add(Run(cut, until, options with { Factors = options.Factors with { Seed = seed } }, trainer, progress, cancellationToken));
        }

        return SeededPlantedReport.Of(used, reports);
    }

    private IEnumerable<int> Slices(int query, int partner)
    {
        var (one, other) = (demoIds[query], demoIds[partner]);
        if (truth.CommunityOf(one) == truth.CommunityOf(other)) yield return 0;
        if (truth.Meets(one, other) || truth.Meets(other, one)) yield return 1;
        if (truth.SecondCommunityOf(one) is { } second && truth.CommunityOf(other) == second) yield return 2;
    }

    // Mentors are looked for by those who seek a topic: the lists are those of that purpose, and hold mentors only.
    private PlantedRow Mentors(PartnerSplit split, PartnerRanker ranker)
    {
        var topics = new MentorTopics(snapshot.Profiles);
        var choice = new SuggestionChoice(snapshot, topics, ranker);
        var request = new SuggestionRequest { Purpose = SuggestionPurpose.Mentor, Count = CutOff, Variety = 0 };
        var sought = split.Queries.Select((query, at) => (query, Found: split.Relevant[at].Where(other => IsSoughtMentor(query, other)).ToHashSet())).Where(one => one.Found.Count > 0).ToArray();
        double Ndcg(Func<int, CandidateList, IEnumerable<int>> rank)
        {
            var reader = new SignalReader(ranker.Signals);
            return sought.Average(one => RankingMetrics.Ndcg([.. rank(one.query, reader.Read(one.query, other => topics.IsMentor(other, null))).Take(CutOff)], one.Found, CutOff));
        }

        if (sought.Length == 0) return new("mentor topic", 0, 0, "none", 0);
        var full = Ndcg((query, candidates) => choice.Choose(candidates, query, request).Select(partner => partner.Actor));
        var (signal, best) = Signals.Select(signal => (signal, Ndcg((_, candidates) => BySignal(candidates, signal)))).MaxBy(one => one.Item2);
        return new("mentor topic", sought.Length, full, signal.ToString(), best);
    }

    private bool IsSoughtMentor(int query, int other) => truth.MentorTopicOf(demoIds[other]) is { } topic && truth.Needs(demoIds[query], topic);

    // The twenty whom a newcomer and its candidate would most both want, by the planted chances; as many more as are equal to the last.
    private PlantedRow Newcomers(PartnerRanker ranker)
    {
        int[] newcomers = [.. Enumerable.Range(0, snapshot.ActorCount).Where(actor => truth.IsNewcomer(demoIds[actor]))];
        int[] candidates = [.. Enumerable.Range(0, snapshot.ActorCount).Where(actor => ranker.Signals.Counts.Degree(actor) > 0)];
        HashSet<int>[] wanted = [.. newcomers.Select(newcomer =>
        {
            var mutual = candidates.Select(other => (other, Interest: truth.InterestOf(demoIds[newcomer], demoIds[other]) * truth.InterestOf(demoIds[other], demoIds[newcomer]))).ToArray();
            var least = mutual.Select(one => one.Interest).OrderDescending().ElementAt(CutOff - 1);
            return mutual.Where(one => one.Interest >= least).Select(one => one.other).ToHashSet();
        })];
        double Ndcg(PartnerRecommender recommender)
        {
            var rank = recommender.ForThread();
            return newcomers.Select((newcomer, at) => RankingMetrics.Ndcg(rank(newcomer), wanted[at], CutOff)).Average();
        }

        var full = Ndcg(ranker.AsRecommender(EvaluationReport.FullRanker, CutOff));
        var (signal, best) = Signals.Select(signal => (signal, Ndcg(Alone(ranker, signal)))).MaxBy(one => one.Item2);
        return new("newcomer", newcomers.Length, full, signal.ToString(), best);
    }

    private static PartnerRecommender Alone(PartnerRanker ranker, Signal signal) => new(signal.ToString(), () =>
    {
        var reader = new SignalReader(ranker.Signals);
        return actor => [.. BySignal(reader.Read(actor), signal).Take(CutOff)];
    });

    private static IEnumerable<int> BySignal(CandidateList candidates, Signal signal) =>
        Enumerable.Range(0, candidates.Count).OrderByDescending(at => candidates.SignalsOf(at)[(int)signal]).Select(at => candidates.Actors[at]);
}
