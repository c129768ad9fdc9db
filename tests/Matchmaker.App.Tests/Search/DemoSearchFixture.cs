using Matchmaker.App.Demo;
using Matchmaker.App.Search;
using Matchmaker.App.Search.Sqlite;
using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Search;

/// <summary>The demo registry of a thousand fictional actors, indexed once for all tests of a class.</summary>
public sealed class DemoSearchFixture : IAsyncLifetime, IDisposable
{
    private TestRegistry? _registry;
    private SqliteActorIndex? _index;

    internal ActorSearch Search => new(_index!);

    public async Task InitializeAsync()
    {
        _registry = await TestRegistry.SqliteAsync();
        await new DemoStore(_registry.Database).FillAsync(new() { Collaborations = 0 });
        _index = new(_registry.Database);
        await _index.RefreshAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _index?.Dispose();
        _registry?.Dispose();
    }
}
