namespace Matchmaker.App.Programmes.Cohorts;

/// <summary>Where the fit of those in a programme comes from.</summary>
public enum CohortFitSource
{
    /// <summary>The reviewers' scores; for who has none, how well it fits the others.</summary>
    Reviews,

    /// <summary>How well it fits the others, both ways, as the serving model sees it: the mean over its ten best.</summary>
    Partners,
}
