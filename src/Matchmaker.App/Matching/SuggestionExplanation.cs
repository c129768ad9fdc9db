using Matchmaker.Engine.Ranking;

namespace Matchmaker.App.Matching;

/// <summary>Why somebody is suggested: the exact parts of the score, and the facts behind them.</summary>
/// <param name="Partner">Who is suggested.</param>
/// <param name="Score">The score: the sum of <paramref name="Reasons"/>.</param>
/// <param name="Reasons">Every part of the score, greatest first.</param>
/// <param name="SharedPartners">Who both have worked with, by their part in the closeness.</param>
/// <param name="SharedPartnerCount">How many they are in all.</param>
/// <param name="Carriers">Past partners of the actor that carry the factors' score, by what each adds.</param>
/// <param name="NeedsMet">What the actor needs and the partner offers, by its part of all that the actor needs.</param>
/// <param name="OffersWanted">What the partner needs and the actor offers, likewise.</param>
/// <param name="Sectors">Common sectors.</param>
/// <param name="Words">Common words of names and texts that not everybody uses.</param>
/// <param name="Languages">Common languages.</param>
/// <param name="Chain">The shortest chain of introductions, both ends included; empty where there is none.</param>
public sealed record SuggestionExplanation(
    ActorLabel Partner,
    double Score,
    IReadOnlyList<ScoreReason> Reasons,
    IReadOnlyList<PartnerShare> SharedPartners,
    int SharedPartnerCount,
    IReadOnlyList<PartnerShare> Carriers,
    IReadOnlyList<TermShare> NeedsMet,
    IReadOnlyList<TermShare> OffersWanted,
    IReadOnlyList<TermShare> Sectors,
    IReadOnlyList<TermShare> Words,
    IReadOnlyList<string> Languages,
    IReadOnlyList<ActorLabel> Chain)
{
    /// <summary>What the reasons of one side add up to.</summary>
    public double Of(SignalSide side) => Reasons.Where(reason => reason.Side == side).Sum(reason => reason.Value);

    /// <summary>What each topic adds up to, greatest first.</summary>
    public IReadOnlyList<(ReasonTopic Topic, double Value)> ByTopic =>
        [.. Reasons.GroupBy(reason => reason.Topic).Select(group => (group.Key, group.Sum(reason => reason.Value))).OrderByDescending(topic => topic.Item2)];
}
