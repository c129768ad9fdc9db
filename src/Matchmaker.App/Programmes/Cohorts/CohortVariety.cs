namespace Matchmaker.App.Programmes.Cohorts;

/// <summary>Variety of one kind: the first from a country (helix, size, sector) adds its worth, the second half of that, the third half again, and no more after four.</summary>
/// <param name="Dimension">By what: helix, country, size or sector.</param>
/// <param name="Worth">Of the first of each, in the unit of fits.</param>
public sealed record CohortVariety(QuotaDimension Dimension, double Worth);
