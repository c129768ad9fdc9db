namespace Matchmaker.App.Storage.Changes;

/// <summary>How far somebody has read the change log. Worth something in the program that read it, and nowhere else.</summary>
/// <param name="Horizon">On SQLite the last entry that was read; on PostgreSQL the first transaction that may still have had something to say.</param>
/// <param name="Seen">Entries that were read although their transactions are not behind the horizon.</param>
/// <param name="First">The log's first entry at that time: where it is another now, the log was cut meanwhile.</param>
/// <param name="Newest">The log's newest entry at that time, and its token.</param>
internal sealed record ChangePosition(long Horizon, IReadOnlySet<long> Seen, long First, (long Id, long Token) Newest);
