namespace Matchmaker.Engine.Ranking;

/// <summary>The signals a candidate partner is judged by; each is one number, larger for more of what it names, or not a number where nothing is known: without a past there is nothing to tell of it.</summary>
public enum Signal
{
    /// <summary>The chance that two steps from the actor along ties end at the candidate: resource allocation over shared partners, on numbers of joint collaborations (logarithm).</summary>
    SharedPartners,

    /// <summary>
    /// The third step of a walk along ties, as personalised PageRank takes it; its second step is <see cref="SharedPartners"/>, and how much either counts is learnt
    /// instead of set by a restart probability (logarithm).
    /// </summary>
    Walk,

    /// <summary>The chance of two steps along ties that fade with age (logarithm).</summary>
    RecentPartners,

    /// <summary>The chance of two steps along ties of 1/(s − 1): small collaborations count more (logarithm).</summary>
    ClosePartners,

    /// <summary>Number of shared partners (logarithm).</summary>
    CommonNeighbours,

    /// <summary>Number of shared partners over the root of the product of both numbers of partners: the cosine of the two sets.</summary>
    Overlap,

    /// <summary>Product of the actor's factors, as the one who asks, with the candidate's as the one suggested: near 1 for likely partners (logarithm).</summary>
    Factors,

    /// <summary>Number of ties of the candidate (logarithm).</summary>
    Activity,

    /// <summary>Number of ties of the candidate, fading with age (logarithm).</summary>
    RecentActivity,

    /// <summary>Collaborations the candidate began within the last year (logarithm).</summary>
    LastYear,

    /// <summary>Collaborations of the last year over those of the year before (logarithm of the ratio).</summary>
    Trend,

    /// <summary>Years since the candidate last began a collaboration, as a negative number; −10 where no date is known.</summary>
    Freshness,

    /// <summary>Cosine of the two actors' themes.</summary>
    Themes,

    /// <summary>How much more often than by chance the two countries work together (logarithm).</summary>
    CountryPair,

    /// <summary>1 where both are of one country.</summary>
    SameCountry,

    /// <summary>How much more often than by chance the two helixes work together (logarithm).</summary>
    HelixPair,

    /// <summary>Mean size of the candidate's collaborations (logarithm).</summary>
    ConsortiumSize,

    /// <summary>How much of what the actor needs the candidate offers, by weight: 0 … 1.</summary>
    NeedsMet,

    /// <summary>How much of what the candidate needs the actor offers, by weight: 0 … 1.</summary>
    OffersWanted,

    /// <summary>Cosine of the two actors' sectors, wider terms included.</summary>
    Sectors,

    /// <summary>Cosine of the words of the two actors' names and texts.</summary>
    Words,

    /// <summary>1 where both know a common language.</summary>
    Languages,

    /// <summary>How much more than its like the actor works with the candidate's country (logarithm).</summary>
    CountryHabit,

    /// <summary>How much more than its like the actor works with the candidate's helix (logarithm).</summary>
    HelixHabit,

    /// <summary>The chance that two steps from the candidate along ties end at the actor (logarithm).</summary>
    TheirSharedPartners,

    /// <summary>The same for three steps.</summary>
    TheirWalk,

    /// <summary>The same for two steps along ties that fade with age.</summary>
    TheirRecentPartners,

    /// <summary>The same for two steps along ties of 1/(s − 1).</summary>
    TheirClosePartners,

    /// <summary>Product of the candidate's factors, as the one who asks, with the actor's as the one suggested (logarithm).</summary>
    TheirFactors,

    /// <summary>How much more than its like the candidate works with the actor's country (logarithm).</summary>
    TheirCountryHabit,

    /// <summary>How much more than its like the candidate works with the actor's helix (logarithm).</summary>
    TheirHelixHabit,

    /// <summary>For an actor without partners: ties of the candidate with newcomers on their first day, fading with age (logarithm). 0 for all others, as are the three that follow.</summary>
    Newcomers,

    /// <summary>The same with newcomers of the actor's helix.</summary>
    NewcomersOfHelix,

    /// <summary>The same with newcomers of the actor's country.</summary>
    NewcomersOfCountry,

    /// <summary>For an actor without partners: ties of the candidate with the actor's country, fading with age (logarithm).</summary>
    TiesWithCountry,

    /// <summary>1 where both are known to be in one city, 0 where they are known to be in two; not a number where the city of either is not known.</summary>
    SameCity,

    /// <summary>
    /// The chance of two steps from the actor along ties of leads, on numbers of joint collaborations that one of the two led (logarithm): whoever leads chooses whom to ask. Not a number where of either it is
    /// not known who led its collaborations.
    /// </summary>
    LeadPartners,
}
