namespace Matchmaker.App.Evaluating.Briefs;

/// <summary>Whether real participants of projects are found from the text alone.</summary>
/// <param name="Cut">First day of the test period.</param>
/// <param name="TrainProjects">Projects with a text that began before it.</param>
/// <param name="TestProjects">Projects with a text that began from it on, with somebody to find.</param>
/// <param name="Candidates">Actors in a project with a text before the cut: only of them anything is written.</param>
/// <param name="ToFind">Participations of candidates in test projects.</param>
/// <param name="NotToFind">Participations of others: nothing is written of them, and nobody could find them.</param>
/// <param name="Rows">The table.</param>
public sealed record BriefReport(DateOnly Cut, int TrainProjects, int TestProjects, int Candidates, int ToFind, int NotToFind, IReadOnlyList<BriefFigures> Rows)
{
    /// <summary>What can be said of funding calls; null where their file is absent.</summary>
    public FundingCallReport? Calls { get; init; }
}
