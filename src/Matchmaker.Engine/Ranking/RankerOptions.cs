namespace Matchmaker.Engine.Ranking;

/// <summary>How the additive ranker is fitted.</summary>
public sealed record RankerOptions
{
    /// <summary>The most pieces a shape may have.</summary>
    public const int MostSegments = 16;

    /// <summary>Penalty on the squared slopes, per query.</summary>
    public double Penalty { get; init; } = 1e-3;

    /// <summary>Into how many straight pieces each signal's shape is cut, at quantiles of what was seen; 1 is a straight line.</summary>
    public int Segments { get; init; } = 4;

    /// <summary>Penalty on squared differences between the slopes of neighbouring pieces, per query: more makes shapes straighter.</summary>
    public double Smoothness { get; init; } = 0.05;

    /// <summary>
    /// With how many candidates that did not become partners those that did are compared, at the most: of more a uniform sample is drawn (<see cref="RankingExample"/>). A fit's time falls with it; the quality on
    /// the validation year 2018 of CORDIS is that of all, some 900 a query (the README of the Engine).
    /// </summary>
    public int Alternatives { get; init; } = 300;

    /// <summary>Signals whose shape never falls: all that say how close, alike or useful to each other two actors are.</summary>
    public IReadOnlyList<Signal> NeverFalling { get; init; } =
    [
        Signal.SharedPartners, Signal.Walk, Signal.RecentPartners, Signal.ClosePartners, Signal.CommonNeighbours, Signal.Overlap, Signal.Factors, Signal.Themes,
        Signal.NeedsMet, Signal.OffersWanted, Signal.Sectors, Signal.Words, Signal.Languages, Signal.CountryHabit, Signal.HelixHabit,
        Signal.TheirSharedPartners, Signal.TheirWalk, Signal.TheirRecentPartners, Signal.TheirClosePartners, Signal.TheirFactors, Signal.TheirCountryHabit, Signal.TheirHelixHabit,
        Signal.SameCity, Signal.LeadPartners,
    ];

    /// <summary>Signals that the ranker goes by; null for all.</summary>
    public IReadOnlyList<Signal>? Signals { get; init; }

    /// <summary>Newton steps at the most; it ends earlier once converged.</summary>
    public int Iterations { get; init; } = 25;

    /// <exception cref="ArgumentException">A value lies outside its range.</exception>
    public void Validate()
    {
        if (!(Penalty > 0) || !double.IsFinite(Penalty)) throw new ArgumentException($"The penalty is above 0; it is {Penalty}.");
        if (!(Smoothness >= 0) || !double.IsFinite(Smoothness)) throw new ArgumentException($"The smoothness is 0 or above; it is {Smoothness}.");
        if (Segments is < 1 or > MostSegments) throw new ArgumentException($"A shape has 1 to {MostSegments} segments; {Segments} are asked for.");
        if (Alternatives < 1) throw new ArgumentException($"A choice needs at least one alternative; {Alternatives} are asked for.");
        if (Iterations < 1) throw new ArgumentException($"At least one iteration is needed; it is {Iterations}.");
    }
}
