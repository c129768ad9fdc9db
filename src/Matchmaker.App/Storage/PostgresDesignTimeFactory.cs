using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Matchmaker.App.Storage;

/// <summary>Lets the Entity Framework tools make migrations for PostgreSQL; they read the model only, and open no database.</summary>
internal sealed class PostgresDesignTimeFactory : IDesignTimeDbContextFactory<PostgresRegistryContext>
{
    public PostgresRegistryContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresRegistryContext>().UseNpgsql("Host=localhost;Database=design-time").Options, TimeProvider.System);
}
