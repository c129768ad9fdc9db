using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Storage;

/// <summary>The registry in a SQLite file.</summary>
public sealed class SqliteRegistryContext(DbContextOptions<SqliteRegistryContext> options, TimeProvider time)
    : RegistryContext(options, time);
