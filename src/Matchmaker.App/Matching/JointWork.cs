namespace Matchmaker.App.Matching;

/// <summary>What two actors did together: how often, and the latest of it.</summary>
/// <param name="Collaborations">How many collaborations both took part in.</param>
/// <param name="Title">The latest one's title, or what its register calls it; null where it has neither.</param>
/// <param name="Kind">The latest one's kind.</param>
/// <param name="Year">The year in which the latest one began, where known.</param>
/// <param name="Participants">How many actors took part in the latest one.</param>
public sealed record JointWork(int Collaborations, string? Title, string Kind, int? Year, int Participants);
