using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Storage;

/// <summary>The registry in PostgreSQL.</summary>
public sealed class PostgresRegistryContext(DbContextOptions<PostgresRegistryContext> options, TimeProvider time)
    : RegistryContext(options, time);
