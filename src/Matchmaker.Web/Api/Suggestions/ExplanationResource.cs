using Matchmaker.App.Matching;
using Matchmaker.Web.Api.Actors;

namespace Matchmaker.Web.Api.Suggestions;

/// <summary>Why somebody is suggested: the exact parts of the score, and the facts behind them.</summary>
public sealed record ExplanationResource
{
    /// <summary>The parts by what they are about, greatest first, in words.</summary>
    public required IReadOnlyList<TopicResource> Topics { get; init; }

    /// <summary>Every part of the score; they add up to it.</summary>
    public required IReadOnlyList<ReasonResource> Reasons { get; init; }

    /// <summary>What the reasons from the actor's side add up to.</summary>
    /// <example>2.1</example>
    public required double Ours { get; init; }

    /// <summary>What the reasons from the partner's side add up to.</summary>
    /// <example>1.3</example>
    public required double Theirs { get; init; }

    /// <summary>Who both have worked with, by their part in the closeness.</summary>
    public required IReadOnlyList<ShareResource> SharedPartners { get; init; }

    /// <summary>How many they are in all.</summary>
    /// <example>3</example>
    public required int SharedPartnerCount { get; init; }

    /// <summary>Past partners of the actor that carry what the factors learnt.</summary>
    public required IReadOnlyList<ShareResource> Carriers { get; init; }

    /// <summary>What the actor needs and the partner offers.</summary>
    public required IReadOnlyList<TermShare> NeedsMet { get; init; }

    /// <summary>What the partner needs and the actor offers.</summary>
    public required IReadOnlyList<TermShare> OffersWanted { get; init; }

    /// <summary>Common sectors.</summary>
    public required IReadOnlyList<TermShare> Sectors { get; init; }

    /// <summary>Common languages.</summary>
    /// <example>["en"]</example>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>The shortest chain of introductions, both ends included; empty where there is none.</summary>
    public required IReadOnlyList<ActorReference> Chain { get; init; }
}
