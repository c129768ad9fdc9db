using Matchmaker.App.Matching;
using Matchmaker.Web.Api.Actors;

namespace Matchmaker.Web.Api.Suggestions;

/// <summary>Shows suggestions as the API does.</summary>
internal static class SuggestionForms
{
    public static ActorReference Reference(ActorLabel actor) => new() { Id = actor.Id, Name = actor.Name, Country = actor.Country };

    public static SuggestionResource Show(SuggestedPartner partner, bool explain) => new()
    {
        Rank = partner.Rank,
        ActorId = partner.Why.Partner.Id,
        Name = partner.Why.Partner.Name,
        Helix = partner.Why.Partner.Helix,
        Country = partner.Why.Partner.Country,
        City = partner.Why.Partner.City,
        IsVerified = partner.IsVerified,
        IsSaved = partner.IsSaved,
        Capacity = partner.Capacity,
        FreePlaces = partner.Capacity is { } places ? Math.Max(0, places - partner.Open) : null,
        Score = partner.Why.Score,
        Why = explain ? Show(partner.Why) : null,
    };

    public static ExplanationResource Show(SuggestionExplanation why) => new()
    {
        Topics = [.. why.ByTopic.Where(topic => topic.Value != 0).Select(topic => new TopicResource { Topic = topic.Topic, Value = topic.Value, Words = ReasonPhrases.Say(topic.Topic, topic.Value, why) })],
        Reasons = [.. why.Reasons.Where(reason => reason.Value != 0).Select(reason => new ReasonResource { Topic = reason.Topic, Side = reason.Side, Signal = reason.Signal, Value = reason.Value })],
        Ours = why.Of(Engine.Ranking.SignalSide.Ours),
        Theirs = why.Of(Engine.Ranking.SignalSide.Theirs),
        SharedPartners = Shares(why.SharedPartners),
        SharedPartnerCount = why.SharedPartnerCount,
        Carriers = Shares(why.Carriers),
        NeedsMet = why.NeedsMet,
        OffersWanted = why.OffersWanted,
        Sectors = why.Sectors,
        Languages = why.Languages,
        Chain = [.. why.Chain.Select(Reference)],
    };

    private static List<ShareResource> Shares(IReadOnlyList<PartnerShare> shares) => [.. shares.Select(share => new ShareResource { Actor = Reference(share.Actor), Share = share.Share })];
}
