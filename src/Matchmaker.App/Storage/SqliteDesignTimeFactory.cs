using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Matchmaker.App.Storage;

/// <summary>Lets the Entity Framework tools make migrations for a SQLite file; they read the model only, and open no database.</summary>
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteRegistryContext>
{
    public SqliteRegistryContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteRegistryContext>().UseSqlite("Data Source=design-time.db").Options, TimeProvider.System);
}
