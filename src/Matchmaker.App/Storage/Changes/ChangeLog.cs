using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Storage.Changes;

/// <summary>
/// The log of what changed in the registry, for those who follow it. Both questions are asked within a <see cref="ReadMoment"/>: then what is read beside them is of the very same moment.
/// </summary>
internal static class ChangeLog
{
    /// <summary>How many entries stay when the log is cut. Whoever has read less far reads the registry as a whole.</summary>
    public const int Kept = 50_000;

    private const string OldestRunning = """SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS "Value" """;

    private const string AskOnPostgres = """
        INSERT INTO "RegistryChanges" ("Subject", "SubjectId", "Transaction", "Token") VALUES ('Everything', 0, pg_current_xact_id()::text::bigint, (random() * 9007199254740991)::bigint)
        """;

    private const string AskOnSqlite = """INSERT INTO "RegistryChanges" ("Subject", "SubjectId", "Transaction", "Token") VALUES ('Everything', 0, 0, random())""";

    /// <summary>The position after everything that can be seen now.</summary>
    public static async Task<ChangePosition> NowAsync(RegistryDatabase database, RegistryContext context, CancellationToken cancellationToken)
    {
        var first = await context.Changes.MinAsync(change => change.Id, cancellationToken);
        var newest = await context.Changes.OrderByDescending(change => change.Id).Select(change => new { change.Id, change.Token }).FirstAsync(cancellationToken);
        if (!database.IsPostgres) return new(newest.Id, new HashSet<long>(), first, (newest.Id, newest.Token));
        var horizon = await context.Database.SqlQueryRaw<long>(OldestRunning).SingleAsync(cancellationToken);
        var seen = await context.Changes.Where(change => change.Transaction >= horizon).Select(change => change.Id).ToListAsync(cancellationToken);
        return new(horizon, seen.ToHashSet(), first, (newest.Id, newest.Token));
    }

    /// <summary>What has changed since a position; null where the log cannot say, since it was cut or is another's.</summary>
    public static async Task<RegistryChanges?> SinceAsync(RegistryDatabase database, RegistryContext context, ChangePosition position, CancellationToken cancellationToken)
    {
        var until = await NowAsync(database, context, cancellationToken);
        if (until.First != position.First) return null;
        if (until.Newest != position.Newest && !await context.Changes.AnyAsync(change => change.Id == position.Newest.Id && change.Token == position.Newest.Token, cancellationToken)) return null;
        var later = database.IsPostgres
            ? context.Changes.Where(change => change.Transaction >= position.Horizon)
            : context.Changes.Where(change => change.Id > position.Horizon);
        var (actors, collaborations, isOfRules, isAskedForAll) = (new HashSet<long>(), new HashSet<long>(), false, false);
        await foreach (var change in later.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (position.Seen.Contains(change.Id)) continue;
            switch (change.Subject)
            {
                case ChangeSubject.Everything:
                    isAskedForAll = true;
                    break;
                case ChangeSubject.Rules:
                    isOfRules = true;
                    break;
                default:
                    (change.Subject == ChangeSubject.Actor ? actors : collaborations).Add(change.SubjectId);
                    break;
            }
        }

        return new(until, actors, collaborations, isOfRules, isAskedForAll);
    }

    /// <summary>Lets every node read the registry as a whole and build from nothing what it derives from it.</summary>
    public static Task AskForAllAsync(RegistryDatabase database, RegistryContext context, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlRawAsync(database.IsPostgres ? AskOnPostgres : AskOnSqlite, cancellationToken);

    /// <summary>Forgets the oldest entries where there are many more than are kept.</summary>
    /// <returns>How many were forgotten.</returns>
    public static async Task<int> CutAsync(RegistryContext context, CancellationToken cancellationToken)
    {
        var newest = await context.Changes.MaxAsync(change => change.Id, cancellationToken);
        var oldest = await context.Changes.MinAsync(change => change.Id, cancellationToken);
        return newest - oldest < 2 * Kept ? 0 : await context.Changes.Where(change => change.Id <= newest - Kept).ExecuteDeleteAsync(cancellationToken);
    }
}
