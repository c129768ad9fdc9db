using Matchmaker.Engine.Evaluation;

namespace Matchmaker.App.Evaluating;

/// <summary>How the full ranker and each single method predict the partners that were gained after a cut.</summary>
/// <param name="Cut">First day of the test period.</param>
/// <param name="Until">First day after it; null for an open end.</param>
/// <param name="Actors">Actors in the registry.</param>
/// <param name="TrainCollaborations">Collaborations before the cut that count.</param>
/// <param name="Candidates">Actors with a train partner.</param>
/// <param name="Queries">Actors asked about.</param>
/// <param name="Relevant">New partners to be found, over all queries.</param>
/// <param name="LeftOut">Collaborations in neither part: without a date, or with too many actors.</param>
/// <param name="Learning">How the ranker was chosen inside the training period.</param>
/// <param name="Rows">The table; the full ranker stands last.</param>
public sealed record EvaluationReport(
    DateOnly Cut, DateOnly? Until, int Actors, int TrainCollaborations, int Candidates, int Queries, int Relevant, int LeftOut, EvaluationLearning Learning, IReadOnlyList<EvaluationRow> Rows)
{
    /// <summary>The same for actors first seen after the cut; null where there are none.</summary>
    public ColdStartReport? ColdStart { get; init; }

    /// <summary>The name of the last row.</summary>
    public const string FullRanker = "full ranker";

    /// <summary>The full ranker's figure over the best of the other rows, for one metric.</summary>
    public double Lead(Func<EvaluationRow, double> metric)
    {
        var best = Rows.Where(row => row.Name != FullRanker).Max(metric);
        return best == 0 ? 0 : metric(Rows.Single(row => row.Name == FullRanker)) / best;
    }
}
