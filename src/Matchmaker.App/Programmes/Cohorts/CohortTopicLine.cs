namespace Matchmaker.App.Programmes.Cohorts;

/// <summary>A topic, or a kind of which variety is wanted, and how far it is covered.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is: <c>topic</c>, or the dimension of variety.</param>
/// <param name="Count">How many of those chosen have it.</param>
/// <param name="Available">How many candidates have it.</param>
/// <param name="Worth">What covering it adds to the value.</param>
public sealed record CohortTopicLine(string Code, string Name, string Kind, int Count, int Available, double Worth);
