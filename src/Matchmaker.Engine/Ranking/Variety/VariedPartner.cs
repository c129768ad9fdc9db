namespace Matchmaker.Engine.Ranking.Variety;

/// <summary>One partner of a varied list.</summary>
/// <param name="Actor">Dense index.</param>
/// <param name="Score">Its score before.</param>
/// <param name="Deduction">What its likeness to those ahead of it adds to the score: 0 or below.</param>
/// <param name="MostLike">Dense index of the actor ahead of it that it resembles most, the first of them where several do; null where it resembles none, or the weight is 0.</param>
public readonly record struct VariedPartner(int Actor, double Score, double Deduction, int? MostLike)
{
    /// <summary>Score and deduction together: what the list is ordered by.</summary>
    public double Total => Score + Deduction;
}
