namespace Matchmaker.Engine.Ranking;

/// <summary>Tells of each signal whose view it is.</summary>
public static class SignalSides
{
    /// <summary>The side of a signal. What is known of the candidate alone (how active it is) speaks to the actor.</summary>
    public static SignalSide Of(Signal signal) => signal switch
    {
        Signal.OffersWanted or Signal.TheirSharedPartners or Signal.TheirWalk or Signal.TheirRecentPartners or Signal.TheirClosePartners or Signal.TheirFactors
            or Signal.TheirCountryHabit or Signal.TheirHelixHabit => SignalSide.Theirs,
        Signal.CommonNeighbours or Signal.Overlap or Signal.Themes or Signal.CountryPair or Signal.SameCountry or Signal.HelixPair or Signal.Sectors or Signal.Words
            or Signal.Languages or Signal.SameCity => SignalSide.Both,
        _ => SignalSide.Ours,
    };
}
