using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Matchmaker.App.Storage;

/// <summary>A transaction for reading several tables as they were at one moment, without waiting for a writer or making one wait.</summary>
internal static class ReadMoment
{
    public static async Task<IDbContextTransaction> BeginAsync(RegistryContext context, CancellationToken cancellationToken)
    {
        if (context.Database.GetDbConnection() is not SqliteConnection sqlite)
            return await context.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);

        // Not deferred, it would take the write lock at once and wait for an import to end. It ends with the context's connection.
        await context.Database.OpenConnectionAsync(cancellationToken);
        return (await context.Database.UseTransactionAsync(sqlite.BeginTransaction(deferred: true), cancellationToken))!;
    }
}
