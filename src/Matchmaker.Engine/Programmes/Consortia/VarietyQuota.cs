namespace Matchmaker.Engine.Programmes.Consortia;

/// <summary>How many different labels (countries, helixes) the members of a consortium have at least.</summary>
/// <param name="LabelOf">One element a candidate, from 0 on; −1 where it is not known, which counts as none.</param>
/// <param name="AtLeast">The least number of different labels.</param>
public sealed record VarietyQuota(int[] LabelOf, int AtLeast);
