namespace Matchmaker.App.Programmes;

/// <summary>A programme in a list.</summary>
public sealed record ProgrammeLine(
    long Id, ProgrammeKind Kind, string Title, ProgrammeState State, ProgrammeEntrance Entrance, DateOnly? ApplyUntil, DateOnly? StartDate, DateOnly? EndDate, int? Places, int Entries, int Accepted, DateTimeOffset UpdatedAt);
