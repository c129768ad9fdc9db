using Matchmaker.Engine.Ranking;
using Matchmaker.Engine.Ranking.Variety;

namespace Matchmaker.App.Matching;

/// <summary>Scores the candidates of a request and chooses among them. Immutable and safe for several threads.</summary>
internal sealed class SuggestionChoice(RegistrySnapshot snapshot, MentorTopics mentors, PartnerRanker partners)
{
    /// <summary>What full coverage of the topics asked for adds to a mentor's score: the wish of the one who asks, not learnt.</summary>
    private const double TopicWeight = 4;

    /// <summary>How many candidates beyond the list may move into it for the sake of variety, at the least.</summary>
    private const int VarietyPool = 30;

    private readonly ActorLikeness _likeness = new(
        [(1, snapshot.Traits.Country), (1, snapshot.Traits.Helix)], [(1, snapshot.Traits.Profiles.Sectors)]);

    /// <summary>The ranker that such suggestions are weighed with.</summary>
    public AdditiveRanker RankerOf(int actor, SuggestionPurpose purpose) => purpose == SuggestionPurpose.Mentor ? partners.ForMentors(actor) : partners.For(actor);

    /// <summary>The best of the candidates, with variety, best first.</summary>
    public List<Suggestion> Choose(CandidateList candidates, int actor, SuggestionRequest request)
    {
        var topics = TopicsOf(actor, request.Purpose, request.Topic);
        var wishes = new WishScore(snapshot, _likeness, actor, request.Wishes);
        var scores = Score(candidates, actor, request.Purpose, request.Topic);
        for (var at = 0; at < scores.Length; at++) scores[at] += wishes.Of(candidates.Actors[at], candidates.SignalsOf(at));
        var best = Enumerable.Range(0, scores.Length).OrderByDescending(at => scores[at]).Take(request.Count + Math.Max(VarietyPool, request.Count)).Select(at => (candidates.Actors[at], scores[at]));
        return [.. new VarietyReranker(_likeness, request.Variety).Rerank([.. best], request.Count).Select(varied =>
        {
            var signals = candidates.SignalsOf(Array.BinarySearch(candidates.Actors, varied.Actor)).ToArray();
            ScoreAddend[] addends = [.. wishes.AddendsOf(varied.Actor, signals), new(AddendKind.Topic, Topic(varied.Actor, topics)), new(AddendKind.Variety, varied.Deduction, varied.MostLike)];
            return new Suggestion(varied.Actor, varied.Total, signals, [.. addends.Where(addend => addend.Value != 0)]);
        })];
    }

    /// <summary>The candidates' scores, without wishes and variety.</summary>
    public double[] Score(CandidateList candidates, int actor, SuggestionPurpose purpose, string? topic = null)
    {
        var (ranker, topics) = (RankerOf(actor, purpose), TopicsOf(actor, purpose, topic));
        var scores = new double[candidates.Count];
        for (var at = 0; at < scores.Length; at++) scores[at] = ranker.Score(candidates.SignalsOf(at)) + Topic(candidates.Actors[at], topics);
        return scores;
    }

    private IReadOnlyList<string> TopicsOf(int actor, SuggestionPurpose purpose, string? asked) => purpose != SuggestionPurpose.Mentor ? [] : asked is not null ? [asked] : mentors.SoughtBy(actor);

    private double Topic(int actor, IReadOnlyList<string> topics) => TopicWeight * mentors.Covers(actor, topics);
}
