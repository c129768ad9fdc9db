using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Matchmaker.App.Storage;

/// <summary>Tells whether a change was refused because what it refers to is gone or already there.</summary>
public static class IntegrityFailure
{
    private const int SqliteConstraint = 19;

    public static bool Is(Exception failure) =>
        failure is DbUpdateException { InnerException: SqliteException { SqliteErrorCode: SqliteConstraint } or PostgresException { SqlState: ['2', '3', ..] } };
}
