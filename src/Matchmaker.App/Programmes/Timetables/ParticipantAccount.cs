namespace Matchmaker.App.Programmes.Timetables;

/// <summary>What a participant has of a timetable.</summary>
/// <param name="Id">Who.</param>
/// <param name="Name">Its name.</param>
/// <param name="Meetings">How many meetings.</param>
/// <param name="Least">How many it should have at least.</param>
/// <param name="Granted">How many of its wishes are granted.</param>
/// <param name="Wishes">How many it has, of those who take part.</param>
/// <param name="Reason">Why it has fewer than it should, as part of a sentence; null where it has enough.</param>
public sealed record ParticipantAccount(string Id, string Name, int Meetings, int Least, int Granted, int Wishes, string? Reason);
