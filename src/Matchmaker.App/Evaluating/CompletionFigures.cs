namespace Matchmaker.App.Evaluating;

/// <summary>How one method did at finding who was hidden, over several draws of who that is.</summary>
/// <param name="Name">The method.</param>
/// <param name="Hit">Share found among the first 20: the mean over draws.</param>
/// <param name="HitSpread">Standard deviation over draws.</param>
/// <param name="ReciprocalRank">Mean of 1 / place, over queries, then draws.</param>
/// <param name="ReciprocalRankSpread">Standard deviation over draws.</param>
/// <param name="Seconds">Wall time of a draw.</param>
public sealed record CompletionFigures(string Name, double Hit, double HitSpread, double ReciprocalRank, double ReciprocalRankSpread, double Seconds)
{
    /// <summary>Whether the product is asked to lead over it: popularity, summed resource allocation and summed factors.</summary>
    public bool IsBaseline { get; init; }
}
