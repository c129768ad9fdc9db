namespace Matchmaker.App.Registry;

/// <summary>One collaboration in an actor's profile.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Title">Its title, or what another register calls it.</param>
/// <param name="Kind">Code of its kind.</param>
/// <param name="StartDate">When it began, where known.</param>
/// <param name="EndDate">When it ended, where known.</param>
/// <param name="Role">The actor's roles in it.</param>
/// <param name="Participants">How many actors took part, this one included.</param>
public sealed record CollaborationLine(long Id, string Title, string Kind, DateOnly? StartDate, DateOnly? EndDate, string Role, int Participants);
