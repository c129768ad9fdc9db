namespace Matchmaker.App.Matching;

/// <summary>How a search for introductions ended.</summary>
public enum IntroductionOutcome
{
    /// <summary>Others can introduce the two.</summary>
    Chains,

    /// <summary>The two have worked together and need nobody between them.</summary>
    AlreadyPartners,

    /// <summary>No chain that is short enough leads from one to the other.</summary>
    OutOfReach,
}
