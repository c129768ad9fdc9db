using Matchmaker.App.Storage;

namespace Matchmaker.Contracts.Storage;

/// <summary>A suite that runs on any database: each test has an empty registry of its own. Its tests are <see cref="RegistryFactAttribute"/>.</summary>
public abstract class RegistrySuite(Func<Task<TestRegistry>> open) : IAsyncLifetime
{
    private TestRegistry? _registry;

    protected TestRegistry Registry => _registry ?? throw new InvalidOperationException("The test has not begun.");

    public async Task InitializeAsync() => _registry = await open();

    public Task DisposeAsync()
    {
        _registry?.Dispose();
        return Task.CompletedTask;
    }

    protected RegistryContext CreateContext() => Registry.CreateContext();
}
