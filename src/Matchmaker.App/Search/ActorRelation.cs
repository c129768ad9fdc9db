namespace Matchmaker.App.Search;

/// <summary>What is looked for on behalf of one actor.</summary>
public enum ActorRelation
{
    /// <summary>Actors of much the same sectors, offers, needs and words.</summary>
    Like,

    /// <summary>Actors that offer what it needs.</summary>
    OffersItsNeeds,

    /// <summary>Actors that need what it offers.</summary>
    NeedsItsOffers,
}
