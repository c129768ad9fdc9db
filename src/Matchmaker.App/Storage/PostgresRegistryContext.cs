using Matchmaker.App.Storage.Changes;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Storage;

/// <summary>The registry in PostgreSQL.</summary>
public sealed class PostgresRegistryContext(DbContextOptions<PostgresRegistryContext> options, TimeProvider time)
    : RegistryContext(options, time)
{
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);

        // The log is read by transaction here, see ChangePosition.
        builder.Entity<RegistryChange>().HasIndex(change => change.Transaction);
    }
}
