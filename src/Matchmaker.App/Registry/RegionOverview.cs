namespace Matchmaker.App.Registry;

/// <summary>The registry in figures, as everybody may see them.</summary>
/// <param name="Actors">How many actors there are.</param>
/// <param name="Verified">How many of them are verified.</param>
/// <param name="Collaborations">How many collaborations are recorded.</param>
/// <param name="CrossBorder">Part of the collaborations of at least two actors in which more than one country took part, 0 … 1; null where there are none.</param>
/// <param name="Countries">The countries, the one with the most actors first.</param>
/// <param name="ByCountryAndHelix">Actors of each country, in the order of <paramref name="Countries"/>, by helix in the order of <see cref="Helix"/>.</param>
/// <param name="Ties">What pairs of countries did together, the most frequent first.</param>
public sealed record RegionOverview(
    int Actors, int Verified, int Collaborations, double? CrossBorder, IReadOnlyList<string> Countries, IReadOnlyList<IReadOnlyList<int>> ByCountryAndHelix, IReadOnlyList<CountryTies> Ties)
{
    /// <summary>Actors of one helix.</summary>
    public int Of(Helix helix) => ByCountryAndHelix.Sum(row => row[(int)helix]);

    /// <summary>Actors of one country, by its place in <see cref="Countries"/>.</summary>
    public int OfCountry(int country) => ByCountryAndHelix[country].Sum();
}
