namespace Matchmaker.App.Evaluating.Briefs;

/// <summary>How far a file of funding calls can be used as briefs.</summary>
/// <param name="Calls">Calls that were read.</param>
/// <param name="BrokenAt">The byte of the unpacked file from which on nothing could be read; null where all was.</param>
/// <param name="Mended">Calls with text that was decoded wrongly, and was mended.</param>
/// <param name="Broken">Calls in which some of it is left.</param>
/// <param name="Thin">Calls with fewer than 50 different terms: too little to look for somebody.</param>
public sealed record FundingCallReport(int Calls, long? BrokenAt, int Mended, int Broken, int Thin);
