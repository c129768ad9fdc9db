namespace Matchmaker.Web.Api.Programmes;

/// <summary>What bringing in has come to.</summary>
/// <param name="Count">How many are new in the programme; who was there already is left as it was.</param>
public sealed record BroughtInResource(int Count);
