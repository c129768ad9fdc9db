namespace Matchmaker.App.Programmes.Consortia;

/// <summary>What was found for a brief; the outcome of a plan, and what the command and the API give.</summary>
/// <param name="Title">The brief's title.</param>
/// <param name="Model">The model that served.</param>
/// <param name="Candidates">Actors that were looked at closely.</param>
/// <param name="Consortia">The best first.</param>
/// <param name="Remarks">What to know about the answer as a whole, in words.</param>
/// <param name="InTheWay">Where there is none: what to give up to have one, in words.</param>
public sealed record ConsortiumPlan(string Title, string Model, int Candidates, IReadOnlyList<FoundConsortium> Consortia, IReadOnlyList<string> Remarks, IReadOnlyList<string> InTheWay);
