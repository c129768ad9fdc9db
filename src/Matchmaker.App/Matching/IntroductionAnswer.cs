namespace Matchmaker.App.Matching;

/// <summary>Who can introduce one actor to another.</summary>
/// <param name="Outcome">How the search ended.</param>
/// <param name="From">Who asks.</param>
/// <param name="To">Who is asked for.</param>
/// <param name="AsOf">The day as of which collaborations count; null for all.</param>
/// <param name="MaximumHops">The longest chain considered, in links.</param>
/// <param name="Chains">The best chains, shortest first, then the strongest; of partners their own link alone.</param>
/// <param name="WithoutPartners">Which of the two have no partner at all, so that no chain of any length leads to them.</param>
/// <param name="Crowd">
/// A collaboration of both with so many participants that it makes nobody partners; told so that the answer does not seem to have overlooked it.
/// </param>
public sealed record IntroductionAnswer(
    IntroductionOutcome Outcome,
    ChainActor From,
    ChainActor To,
    DateOnly? AsOf,
    int MaximumHops,
    IReadOnlyList<IntroductionPath> Chains,
    IReadOnlyList<ChainActor> WithoutPartners,
    JointWork? Crowd);
