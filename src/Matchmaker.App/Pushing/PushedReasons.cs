using Matchmaker.App.Matching;

namespace Matchmaker.App.Pushing;

/// <summary>Why somebody was suggested, as codes and numbers: said in words only when it is shown, in the language of whoever looks, and with names as they are then.</summary>
public sealed record PushedReasons
{
    /// <summary>The topics that speak for it, the weightiest first.</summary>
    public IReadOnlyList<PushedReason> Topics { get; init; } = [];

    /// <summary>Keys of partners that both have worked with, the weightiest first.</summary>
    public IReadOnlyList<long> SharedPartners { get; init; } = [];

    public int SharedPartnerCount { get; init; }

    /// <summary>Keys of past partners that it is like.</summary>
    public IReadOnlyList<long> Carriers { get; init; } = [];

    /// <summary>Codes of what the actor needs and the other offers.</summary>
    public IReadOnlyList<string> NeedsMet { get; init; } = [];

    /// <summary>Codes of what the other needs and the actor offers.</summary>
    public IReadOnlyList<string> OffersWanted { get; init; } = [];

    public IReadOnlyList<string> Sectors { get; init; } = [];

    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Everybody who is named.</summary>
    internal IEnumerable<long> Mentioned => SharedPartners.Concat(Carriers);

    /// <summary>The reasons in the language of the present culture.</summary>
    /// <param name="partner">Who is suggested.</param>
    /// <param name="labels">Names by key; who is gone is missing.</param>
    public IReadOnlyList<string> Say(ActorLabel partner, IReadOnlyDictionary<long, ActorLabel> labels)
    {
        IReadOnlyList<PartnerShare> Named(IReadOnlyList<long> ids) => [.. ids.Select(labels.GetValueOrDefault).OfType<ActorLabel>().Select(label => new PartnerShare(label, 1))];
        static IReadOnlyList<TermShare> Terms(IReadOnlyList<string> codes) => [.. codes.Select(code => new TermShare(code, 1))];
        var facts = new SuggestionExplanation(
            partner, 0, [], Named(SharedPartners), SharedPartnerCount, Named(Carriers), Terms(NeedsMet), Terms(OffersWanted), Terms(Sectors), [], Languages, []);
        return [.. Topics.Select(reason => ReasonPhrases.Say(reason.Topic, reason.Weight, facts))];
    }
}
