using Matchmaker.App.Storage;
using Matchmaker.Contracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Tests.Storage;

public sealed class SqlitePragmasTests
{
    private const long Kibibytes = 1L << 10;
    private const long Mebibytes = 1L << 20;

    [Fact]
    public async Task LargeCache_WithinATransaction_LastsUntilTheConnectionIsOpenedAgain()
    {
        using var registry = await TestRegistry.SqliteAsync();
        await using (var context = registry.Database.CreateDbContext())
        {
            await using var transaction = await context.Database.BeginTransactionAsync();
            Assert.Equal(-4096, await CacheOf(context));
            await context.Database.ExecuteSqlRawAsync(SqlitePragmas.LargeCache(64 * Mebibytes));
            Assert.Equal(-64 * 1024, await CacheOf(context));
        }

        await using var later = registry.Database.CreateDbContext();
        Assert.Equal(-4096, await CacheOf(later));
    }

    [Fact]
    public void LargeCache_OfAnySize_StaysWithinItsBounds()
    {
        var most = Math.Clamp(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 16, 64 * Mebibytes, 1024 * Mebibytes);
        Assert.Equal(Pragma(64 * Mebibytes), SqlitePragmas.LargeCache(0));
        Assert.Equal(Pragma(64 * Mebibytes), SqlitePragmas.LargeCache(64 * Mebibytes));
        Assert.Equal(Pragma(Math.Min(most, 70 * Mebibytes)), SqlitePragmas.LargeCache(70 * Mebibytes));
        Assert.Equal(Pragma(most), SqlitePragmas.LargeCache(long.MaxValue));

        static string Pragma(long bytes) => FormattableString.Invariant($"PRAGMA cache_size = -{bytes / Kibibytes};");
    }

    private static async Task<long> CacheOf(DbContext context) => (await context.Database.SqlQueryRaw<long>("SELECT cache_size AS Value FROM pragma_cache_size").ToListAsync())[0];
}
