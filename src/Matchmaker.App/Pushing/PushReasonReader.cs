using Matchmaker.App.Matching;
using Matchmaker.App.Registry;
using Matchmaker.Engine.Ranking;

namespace Matchmaker.App.Pushing;

/// <summary>Finds the facts behind what was chosen for one actor. Not for several threads at once.</summary>
internal sealed class PushReasonReader(PartnerSuggestions suggestions, int actor)
{
    private const int MostReasons = 3;
    private const int MostTerms = 2;

    /// <summary>What weighs less is true, but nothing to tell.</summary>
    private const double LeastWeight = 0.05;
    private const double LeastTerm = 0.05;

    private readonly EvidenceReader _evidence = new(suggestions.Ranker.Signals, actor, MostTerms);

    public PushedReasons Of(StrongSuggestion chosen)
    {
        var topics = chosen.Topics.Select((weight, topic) => new PushedReason((ReasonTopic)topic, Math.Round(weight, 4))).Where(reason => reason.Weight >= LeastWeight)
            .OrderByDescending(reason => reason.Weight).ThenBy(reason => reason.Topic).Take(MostReasons).ToArray();
        var facts = _evidence.Of(chosen.Partner);
        var profiles = suggestions.Snapshot.Profiles;
        bool Tells(ReasonTopic topic) => Array.Exists(topics, reason => reason.Topic == topic);
        IReadOnlyList<long> Keys(ReasonTopic topic, IReadOnlyList<WeightedIndex> found) => Tells(topic) ? [.. found.Take(1).Select(one => suggestions.Snapshot.ActorId(one.Index))] : [];
        IReadOnlyList<string> Terms(ReasonTopic topic, IReadOnlyList<WeightedIndex> found, IReadOnlyList<string> codes, Taxonomy taxonomy) => Tells(topic)
            ? [.. found.Where(one => one.Weight >= LeastTerm).Select(one => Term(codes[one.Index], taxonomy))]
            : [];
        return new()
        {
            Topics = topics,
            SharedPartners = Keys(ReasonTopic.Network, facts.SharedPartners),
            SharedPartnerCount = Tells(ReasonTopic.Network) ? facts.SharedPartnerCount : 0,
            Carriers = Keys(ReasonTopic.Taste, facts.FactorCarriers),
            NeedsMet = Terms(ReasonTopic.Needs, facts.NeedsMet, profiles.Interests, Taxonomy.Interests),
            OffersWanted = Terms(ReasonTopic.Offers, facts.OffersWanted, profiles.Interests, Taxonomy.Interests),
            Sectors = Terms(ReasonTopic.Subjects, facts.Sectors, profiles.Sectors, Taxonomy.Sectors),
            Languages = Tells(ReasonTopic.Languages) ? [.. facts.Languages.Select(language => profiles.Languages[language])] : [],
        };
    }

    // As the explanations of the app have them: by the English name, words of texts as they were found.
    private static string Term(string code, Taxonomy taxonomy) => code[0] == ActorProfileTable.WordMark ? $"“{code[1..]}”" : taxonomy.Find(code)?.Name ?? code;
}
