namespace Matchmaker.Engine.Ranking.Groups;

/// <summary>
/// The signals by which a candidate is judged who is to join a group: each is one number, larger for more of what it names, or not a number where nothing is known.
/// Sums over members are divided by their number, so that small and large groups are told alike.
/// </summary>
public enum GroupSignal
{
    /// <summary>Joint collaborations of the candidate with a member (logarithm of the mean).</summary>
    Ties,

    /// <summary>The same fading with age.</summary>
    RecentTies,

    /// <summary>The same with 1/(s − 1) for a collaboration of s.</summary>
    CloseTies,

    /// <summary>Share of the members that have worked with the candidate.</summary>
    MembersTied,

    /// <summary>Number of members that have worked with the candidate (logarithm).</summary>
    CountTied,

    /// <summary>Joint collaborations with the member it has most of, fading with age (logarithm).</summary>
    StrongestTie,

    /// <summary>Part of the candidate's collaborations that were with a member (logarithm of the mean).</summary>
    TheirTies,

    /// <summary>Years since the last joint start with any member, as a negative number; −10 where there is none.</summary>
    TieFreshness,

    /// <summary>The past collaboration of the candidate that is most like the group: the members in it, over the root of both sizes' product.</summary>
    AlikeCollaboration,

    /// <summary>All past collaborations of the candidate by how alike the group they are: sum of squares, fading with age (logarithm).</summary>
    AlikeCollaborations,

    /// <summary>The chance that two steps from a member along ties end at the candidate: the mean over members (logarithm).</summary>
    SharedPartners,

    /// <summary>The same with ties that fade with age.</summary>
    RecentPartners,

    /// <summary>The same with ties of 1/(s − 1).</summary>
    ClosePartners,

    /// <summary>The same for three steps.</summary>
    Walk,

    /// <summary>The chance that two steps from the candidate end at a member: the mean over members (logarithm).</summary>
    TheirSharedPartners,

    /// <summary>Number of shared partners (logarithm of the mean).</summary>
    CommonNeighbours,

    /// <summary>Product of factors, a member as the one who asks: the mean over members (logarithm).</summary>
    Factors,

    /// <summary>The greatest of these (logarithm).</summary>
    GreatestFactors,

    /// <summary>The least of these (logarithm).</summary>
    LeastFactors,

    /// <summary>Product of factors, the candidate as the one who asks: the mean over members (logarithm).</summary>
    TheirFactors,

    /// <summary>Number of ties of the candidate (logarithm).</summary>
    Activity,

    /// <summary>The same fading with age.</summary>
    RecentActivity,

    /// <summary>Collaborations that the candidate began within the last year (logarithm).</summary>
    LastYear,

    /// <summary>Collaborations of the last year over those of the year before (logarithm of the ratio).</summary>
    Trend,

    /// <summary>Years since the candidate last began a collaboration, as a negative number; −10 where no date is known.</summary>
    Freshness,

    /// <summary>How far the usual size of the candidate's collaborations is from the group's: −|difference of logarithms|.</summary>
    SizeFit,

    /// <summary>Cosine of the candidate's themes with those that the group is for.</summary>
    Themes,

    /// <summary>The candidate's collaborations on those themes, fading with age (logarithm).</summary>
    ThemeActivity,

    /// <summary>Cosine of the candidate's themes with the members': the mean.</summary>
    MembersThemes,

    /// <summary>How much more often than by chance the candidate's country works with a member's: the mean (logarithm).</summary>
    CountryPair,

    /// <summary>Share of the members of the candidate's country.</summary>
    SameCountry,

    /// <summary>How much more than its like a member works with the candidate's country: the mean (logarithm).</summary>
    CountryHabit,

    /// <summary>How much more than its like the candidate works with a member's country: the mean (logarithm).</summary>
    TheirCountryHabit,

    /// <summary>How much more often than by chance the candidate's helix works with a member's: the mean (logarithm).</summary>
    HelixPair,

    /// <summary>Share of the members of the candidate's helix.</summary>
    SameHelix,

    /// <summary>How much more than its like a member works with the candidate's helix: the mean (logarithm).</summary>
    HelixHabit,

    /// <summary>How much more than its like the candidate works with a member's helix: the mean (logarithm).</summary>
    TheirHelixHabit,

    /// <summary>Cosine of the candidate's sectors with the members': the mean.</summary>
    Sectors,

    /// <summary>How much of what a member needs the candidate offers: the mean.</summary>
    NeedsMet,

    /// <summary>How much of what the candidate needs a member offers: the mean.</summary>
    OffersWanted,

    /// <summary>Cosine of the words of names and texts: the mean.</summary>
    Words,
}
