using System.Collections.Concurrent;
using Matchmaker.App.Matching;
using Matchmaker.Engine.Ranking;

namespace Matchmaker.App.Pushing;

/// <summary>
/// Finds the strong suggestions of many actors at once, on all processors. Deterministic, whatever their number. Memory: the readers' (about 60 bytes an actor and processor), and what is strong.
/// </summary>
/// <param name="suggestions">The model at work.</param>
/// <param name="rules">Who must not be suggested to whom, as of now.</param>
/// <param name="options">What is strong.</param>
public sealed class PushRanking(PartnerSuggestions suggestions, MatchRules rules, PushOptions options)
{
    private const int Chunk = 16;

    private static readonly Signal[] Signals = Enum.GetValues<Signal>();
    private static readonly int TopicCount = Enum.GetValues<ReasonTopic>().Length;

    private readonly ConcurrentBag<SignalReader> _readers = [];

    /// <summary>The strong suggestions of each actor that are not known to it, best first.</summary>
    /// <param name="actors">Dense indices of whom they are for.</param>
    /// <param name="isKnown">Whether an actor (first) knows another (second) already: it keeps its place, and is left out. Called from several threads.</param>
    /// <param name="progress">Told the number of actors done, from any thread.</param>
    /// <param name="cancellationToken">Stops between actors.</param>
    public StrongSuggestion[][] Rank(int[] actors, Func<int, int, bool> isKnown, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        var lists = new StrongSuggestion[actors.Length][];
        var done = 0;
        Parallel.For(0, (actors.Length + Chunk - 1) / Chunk, new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount }, chunk =>
        {
            if (!_readers.TryTake(out var reader)) reader = new(suggestions.Ranker.Signals, reusesMemory: true);
            var end = Math.Min(actors.Length, (chunk + 1) * Chunk);
            for (var at = chunk * Chunk; at < end; at++) lists[at] = RankOne(reader, actors[at], isKnown);
            _readers.Add(reader);
            progress?.Report(Interlocked.Add(ref done, end - (chunk * Chunk)));
        });
        return lists;
    }

    private StrongSuggestion[] RankOne(SignalReader reader, int actor, Func<int, int, bool> isKnown)
    {
        var ranker = suggestions.Ranker.For(actor);
        var candidates = reader.Read(actor, rules.For(actor), CandidateKinds.Newcomers);
        var keys = new (double Descending, int At)[candidates.Count];
        for (var at = 0; at < keys.Length; at++) keys[at] = (-ranker.Score(candidates.SignalsOf(at)), at);
        Array.Sort(keys);

        // The average of the odds, not of their logarithms; taken relative to the best, so that no exponential overflows.
        var compared = Math.Min(options.ComparedWith, keys.Length);
        double odds = 0;
        for (var at = 0; at < compared; at++) odds += Math.Exp(keys[0].Descending - keys[at].Descending);
        var least = Math.Log(options.LeastLift);
        var strong = new List<StrongSuggestion>();
        for (var at = 0; at < Math.Min(options.StrongRanks, keys.Length); at++)
        {
            var logLift = keys[0].Descending - keys[at].Descending - Math.Log(odds / compared);
            if (logLift < least) break;
            var partner = candidates.Actors[keys[at].At];
            if (!isKnown(actor, partner)) strong.Add(new(partner, at + 1, -keys[at].Descending, logLift, Topics(ranker, candidates.SignalsOf(keys[at].At))));
        }

        return [.. strong];
    }

    private static float[] Topics(AdditiveRanker ranker, ReadOnlySpan<float> signals)
    {
        var topics = new float[TopicCount];
        foreach (var signal in Signals) topics[(int)ScoreReasons.TopicOf(signal)] += (float)ranker.Contribution(signal, signals);
        return topics;
    }
}
