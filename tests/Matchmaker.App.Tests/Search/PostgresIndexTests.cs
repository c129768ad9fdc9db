using Matchmaker.App.Search;
using Matchmaker.App.Search.Sqlite;
using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Search;

/// <summary>The index of a registry in PostgreSQL, among its models.</summary>
[RequiresPostgres]
public sealed class PostgresIndexTests() : RegistrySuite(() => TestRegistry.PostgresAsync())
{
    [RegistryFact]
    public async Task Refresh_ChangesInTheRegistry_AreFound()
    {
        await Registry.AddAsync(TestData.Actor("Studio Layag"), TestData.Actor("Đại học Huế", "VN"));
        using var index = new SqliteActorIndex(Registry.Database);
        Assert.Equal(2, (await index.RefreshAsync()).Added);
        Assert.StartsWith(Registry.Database.ModelsFolder, index.State!.Location, StringComparison.Ordinal);
        Assert.True((await index.RefreshAsync()).IsNone);
        await using (var context = CreateContext())
        {
            context.Aliases.Add(new() { ActorId = context.Actors.Single(actor => actor.Country == "VN").Id, Name = "Windjammer" });
            await context.SaveChangesAsync();
        }

        Assert.Equal(new IndexChange(0, 1, 0, null), await index.RefreshAsync());
        Assert.Equal("Đại học Huế", Assert.Single((await new ActorSearch(index).SearchAsync(new() { Text = "windjammer" })).Hits).Actor.Name);
    }
}
