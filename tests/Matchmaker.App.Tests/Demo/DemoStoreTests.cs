using Matchmaker.App.Demo;
using Matchmaker.App.Registry;
using Matchmaker.App.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Tests.Demo;

public sealed class DemoStoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("matchmaker-demo-").FullName;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task FillAsync_EmptyRegistry_StoresEverythingFlagged()
    {
        var database = await PreparedAsync();
        var summary = await new DemoStore(database).FillAsync(new DemoOptions { Actors = 120 });
        await using var context = database.CreateDbContext();
        Assert.Equal(120, await context.Actors.CountAsync(a => a.IsDemo));
        Assert.Equal(360, await context.Collaborations.CountAsync(c => c.IsDemo));
        Assert.Equal(summary.Participations, await context.Participations.CountAsync());
        Assert.Equal(summary.Feedback, await context.Feedback.CountAsync());
        Assert.Equal(9, await context.Actors.CountAsync(a => a.Kind == ActorKind.Person && a.Affiliation!.Kind == ActorKind.Organisation));
    }

    [Fact]
    public async Task FillAsync_Twice_IsRefusedAndChangesNothing()
    {
        var database = await PreparedAsync();
        await new DemoStore(database).FillAsync(new DemoOptions { Actors = 50 });
        var failure = await Assert.ThrowsAsync<DemoException>(() => new DemoStore(database).FillAsync(new DemoOptions { Actors = 60 }));
        Assert.Contains("already", failure.Message, StringComparison.Ordinal);
        await using var context = database.CreateDbContext();
        Assert.Equal(50, await context.Actors.CountAsync());
    }

    private async Task<RegistryDatabase> PreparedAsync()
    {
        var database = RegistryDatabase.At(Path.Combine(_folder, "registry.db"));
        await database.PrepareAsync();
        return database;
    }
}
