namespace Matchmaker.App.Programmes.Timetables;

/// <summary>A meeting as one of the two sees it.</summary>
public sealed record OwnMeeting(
    long TeamId, long? WithActorId, string With, string? Country, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string? Place, bool IsCancelled, int Revision, DateTimeOffset ChangedAt);
