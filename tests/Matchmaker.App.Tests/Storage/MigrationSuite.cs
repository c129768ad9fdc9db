using Matchmaker.App.Storage;
using Matchmaker.Contracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Tests.Storage;

/// <summary>The schema: applied at the start, once, and never against the wrong version.</summary>
public abstract class MigrationSuite(Func<Task<TestRegistry>> open) : RegistrySuite(open)
{
    [RegistryFact]
    public async Task Prepare_Again_ChangesNothing()
    {
        await Registry.AddAsync(TestData.Actor());

        await Registry.Database.PrepareAsync();

        await using var context = CreateContext();
        Assert.Equal(1, await context.Actors.CountAsync());
        Assert.Equal(context.Database.GetMigrations(), await context.Database.GetAppliedMigrationsAsync());
    }

    [RegistryFact]
    public async Task Model_AgainstTheMigrations_HasNothingPending()
    {
        await using var context = CreateContext();
        Assert.False(context.Database.HasPendingModelChanges(), "The entities differ from the last migration: add one, see CONTRIBUTING.md.");
    }

    [RegistryFact]
    public async Task Prepare_NewerSchema_IsRefusedWithWhatToDo()
    {
        await using (var context = CreateContext())
        {
            await context.Database.ExecuteSqlRawAsync("INSERT INTO \"__EFMigrationsHistory\" (\"MigrationId\", \"ProductVersion\") VALUES ('20990101000000_Later', '99.0.0')");
        }

        var refusal = await Assert.ThrowsAsync<StorageException>(() => Registry.Database.PrepareAsync());

        Assert.Contains("20990101000000_Later", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("newer version", refusal.Message, StringComparison.Ordinal);
    }
}
