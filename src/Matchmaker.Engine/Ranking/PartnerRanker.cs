using Matchmaker.Engine.Evaluation;
using Matchmaker.Engine.Ranking.Groups;

namespace Matchmaker.Engine.Ranking;

/// <summary>Signals and ranker together: from an actor to its ranked partners. Immutable and safe for several threads.</summary>
/// <param name="Signals">What is known.</param>
/// <param name="Ranker">How it is weighed.</param>
public sealed record PartnerRanker(SignalModel Signals, AdditiveRanker Ranker)
{
    /// <summary>How it is weighed for actors without partners, learnt from earlier newcomers; null where there were too few, and the same ranker serves all.</summary>
    public AdditiveRanker? Newcomers { get; init; }

    /// <summary>How mentors are weighed for those who look for one; null where too few had found one, and the other rankers serve.</summary>
    public AdditiveRanker? Mentors { get; init; }

    /// <summary>How those are weighed who are to join a group; null where the model is of a version before, and <see cref="GroupRanker.Untrained"/> serves.</summary>
    public GroupRanker? Groups { get; init; }

    /// <summary>The ranker that an actor's mentors are weighed with.</summary>
    public AdditiveRanker ForMentors(int actor) => Mentors ?? For(actor);

    /// <summary>The ranker that an actor's suggestions are weighed with.</summary>
    public AdditiveRanker For(int actor) => Newcomers is not null && Signals.Counts.Degree(actor) == 0 ? Newcomers : Ranker;

    /// <summary>The best partners of an actor, best first, ties to the lower index.</summary>
    /// <param name="reader">Working memory of the calling thread, over the same signals.</param>
    /// <param name="actor">Whom to suggest partners to.</param>
    /// <param name="count">How many at the most.</param>
    /// <param name="isAllowed">Who may be suggested; null for everyone with a past.</param>
    public IReadOnlyList<RankedPartner> Rank(SignalReader reader, int actor, int count, Predicate<int>? isAllowed = null)
    {
        var candidates = reader.Read(actor, isAllowed);
        var order = Order(candidates, For(actor));
        return [.. order.Take(count).Select(entry => new RankedPartner(candidates.Actors[entry.At], entry.Score, candidates.SignalsOf(entry.At).ToArray()))];
    }

    /// <summary>The ranker as a row of an evaluation.</summary>
    public PartnerRecommender AsRecommender(string name, int cutOff) => new(name, () =>
    {
        var reader = new SignalReader(Signals, reusesMemory: true);
        return actor =>
        {
            var candidates = reader.Read(actor);
            return [.. Order(candidates, For(actor)).Take(cutOff).Select(entry => candidates.Actors[entry.At])];
        };
    });

    internal static IEnumerable<(int At, double Score)> Order(CandidateList candidates, AdditiveRanker ranker)
    {
        var scored = new (int At, double Score)[candidates.Count];
        for (var at = 0; at < scored.Length; at++) scored[at] = (at, ranker.Score(candidates.SignalsOf(at)));
        return scored.OrderByDescending(entry => entry.Score).ThenBy(entry => entry.At);
    }
}
