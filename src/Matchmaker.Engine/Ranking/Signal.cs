namespace Matchmaker.Engine.Ranking;

/// <summary>The signals a candidate partner is judged by; each is one number, larger for more of what it names.</summary>
public enum Signal
{
    /// <summary>Resource allocation over shared partners, on numbers of joint collaborations (logarithm, against the query's best).</summary>
    SharedPartners,

    /// <summary>
    /// The third step of a walk along ties, as personalised PageRank takes it; its second step is <see cref="SharedPartners"/>, and how much either counts is learnt
    /// instead of set by a restart probability (logarithm, against the query's best).
    /// </summary>
    Walk,

    /// <summary>Resource allocation over ties that fade with age (logarithm, against the query's best).</summary>
    RecentPartners,

    /// <summary>Resource allocation over ties of 1/(s − 1): small collaborations count more (logarithm, against the query's best).</summary>
    ClosePartners,

    /// <summary>Number of shared partners (logarithm).</summary>
    CommonNeighbours,

    /// <summary>Number of shared partners over the root of the product of both numbers of partners: the cosine of the two sets.</summary>
    Overlap,

    /// <summary>Product of the two actors' factors (logarithm, against the query's best).</summary>
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

    /// <summary>For an actor without partners: ties of the candidate with newcomers on their first day, fading with age (logarithm). 0 for all others, as are the three that follow.</summary>
    Newcomers,

    /// <summary>The same with newcomers of the actor's helix.</summary>
    NewcomersOfHelix,

    /// <summary>The same with newcomers of the actor's country.</summary>
    NewcomersOfCountry,

    /// <summary>For an actor without partners: ties of the candidate with the actor's country, fading with age (logarithm).</summary>
    TiesWithCountry,
}
