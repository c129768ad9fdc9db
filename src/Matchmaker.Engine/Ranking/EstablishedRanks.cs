namespace Matchmaker.Engine.Ranking;

/// <summary>Those who have a past in the orders that are the same whoever asks: what somebody without partners is offered first. Ranked once a model.</summary>
internal sealed class EstablishedRanks
{
    private readonly int _helixes;

    private EstablishedRanks(ActorTraits traits, int countries, int helixes, TieTable ties, NewcomerTable newcomers)
    {
        _helixes = helixes;
        ByActivity = RankedByLabel.Of(ties.Activity);
        ByAgedTies = RankedByLabel.Of(Array.ConvertAll(ties.AgedStrengths, strength => (float)strength));
        InCountry = RankedByLabel.Of(ties.Activity, traits.Country, countries);
        OfHelix = RankedByLabel.Of(ties.Activity, traits.Helix, helixes);
        OfCountryAndHelix = RankedByLabel.Of(ties.Activity, [.. traits.Country.Select((country, actor) => Both(country, traits.Helix[actor]))], countries * helixes);
        Welcoming = RankedByLabel.Of(newcomers.Newcomers);
        WelcomingCountry = RankedByLabel.Of(newcomers.ByCountry);
    }

    /// <summary>By recent ties, under one label; those whose ties have no date come last.</summary>
    public RankedByLabel ByActivity { get; }

    /// <summary>The same without those.</summary>
    public RankedByLabel ByAgedTies { get; }

    /// <summary>By recent ties, under their countries.</summary>
    public RankedByLabel InCountry { get; }

    /// <summary>By recent ties, under their helixes.</summary>
    public RankedByLabel OfHelix { get; }

    /// <summary>By recent ties, under country and helix together (see <see cref="Both"/>).</summary>
    public RankedByLabel OfCountryAndHelix { get; }

    /// <summary>By ties with newcomers, under one label.</summary>
    public RankedByLabel Welcoming { get; }

    /// <summary>By ties with newcomers of a country, under that country.</summary>
    public RankedByLabel WelcomingCountry { get; }

    /// <summary>O(n log n), n being actors and pairs of actor and country.</summary>
    public static EstablishedRanks Build(ActorTraits traits, int countries, int helixes, TieTable ties, NewcomerTable newcomers) => new(traits, countries, helixes, ties, newcomers);

    /// <summary>The label in <see cref="OfCountryAndHelix"/>.</summary>
    public int Both(int country, int helix) => (country * _helixes) + helix;
}
