namespace Matchmaker.App.Evaluating;

/// <summary>How well the member that is missing in a collaboration is found by the others.</summary>
/// <param name="Cut">First day of the test period.</param>
/// <param name="Until">First day after it; null for an open end.</param>
/// <param name="TrainCollaborations">Collaborations before the cut that count.</param>
/// <param name="Candidates">Actors with a train partner.</param>
/// <param name="Collaborations">Collaborations of the test period of a size that is asked about.</param>
/// <param name="Seeds">The draws of who is hidden.</param>
/// <param name="Queries">For each draw, the collaborations that were asked about.</param>
/// <param name="UnknownHidden">For each draw, those left out because the hidden member has no train partner: nobody could find it.</param>
/// <param name="Learning">How the scorer was chosen inside the training period.</param>
/// <param name="Rows">The table; the scorer stands last.</param>
public sealed record CompletionReport(
    DateOnly Cut, DateOnly? Until, int TrainCollaborations, int Candidates, int Collaborations, IReadOnlyList<int> Seeds, IReadOnlyList<int> Queries, IReadOnlyList<int> UnknownHidden,
    CompletionLearning Learning, IReadOnlyList<CompletionFigures> Rows)
{
    /// <summary>The scorer's figure over the best of the baselines, for one metric.</summary>
    public double Lead(Func<CompletionFigures, double> metric)
    {
        var best = Rows.Where(row => row.IsBaseline).Max(metric);
        return best == 0 ? 0 : metric(Rows[^1]) / best;
    }
}
