namespace Matchmaker.App.Programmes;

/// <summary>One change of a programme in its history.</summary>
public sealed record ChangeLine(long Id, DateTimeOffset At, string? By, string Action, string Text, DateTimeOffset? UndoneAt);
