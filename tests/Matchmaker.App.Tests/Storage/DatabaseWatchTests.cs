using System.Diagnostics;
using Matchmaker.App.Storage;
using Matchmaker.Contracts.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Matchmaker.App.Tests.Storage;

/// <summary>A database that goes away and comes back, over a line that is cut.</summary>
[RequiresPostgres]
public sealed class DatabaseWatchTests() : RegistrySuite(() => TestRegistry.PostgresAsync())
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [RegistryFact]
    public async Task Watch_LineCut_TripsAtTheFirstFailureAndComesBackByItself()
    {
        using var line = new DatabaseLine(Registry.Address);
        var lines = new LogLines();
        var database = RegistryDatabase.At(line.Address, Registry.Folder);
        using var probe = new DatabaseProbe(database, lines) { Pause = TimeSpan.FromMinutes(1) };
        await probe.StartAsync(default);
        await UntilAsync(async () => await CountAsync(database) == 0);
        Assert.False(database.Watch.IsAway);

        // Nobody asks in the next minute but the reader below.
        line.Cut();
        await Assert.ThrowsAsync<DatabaseAwayException>(() => CountAsync(database));
        Assert.True(database.Watch.IsAway);
        Assert.Equal(7, await database.Watch.OrElseAsync(() => CountAsync(database), () => 7));
        await probe.StopAsync(default);

        using var quick = new DatabaseProbe(database, lines) { Pause = TimeSpan.FromMilliseconds(50) };
        await quick.StartAsync(default);
        var back = database.Watch.BackAsync();
        await Task.Delay(300);
        Assert.False(back.IsCompleted);
        line.Mend();
        await back.WaitAsync(Patience);
        Assert.Equal(0, await CountAsync(database));
        await quick.StopAsync(default);

        Assert.Equal(["Warning", "Warning"], lines.Levels);
    }

    [RegistryFact]
    public async Task OrElse_PacketsSwallowed_IsToldWhatIsRememberedSoon()
    {
        using var line = new DatabaseLine(Registry.Address);
        var database = RegistryDatabase.At(line.Address, Registry.Folder);
        using var probe = new DatabaseProbe(database) { Pause = TimeSpan.FromMilliseconds(200), Patience = TimeSpan.FromSeconds(1) };
        await probe.StartAsync(default);
        await UntilAsync(async () => await CountAsync(database) == 0);

        line.Swallow();
        var clock = Stopwatch.StartNew();
        Assert.Equal(7, await database.Watch.OrElseAsync(() => CountAsync(database), () => 7));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"It took {clock.Elapsed.TotalSeconds:0.0} seconds.");
        clock.Restart();
        await Assert.ThrowsAsync<DatabaseAwayException>(() => CountAsync(database));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(1), "Somebody waited for a connection while it was known that there is none.");

        line.Mend();
        await database.Watch.BackAsync().WaitAsync(Patience);
        Assert.Equal(0, await database.Watch.OrElseAsync(() => CountAsync(database), () => 7));
        await probe.StopAsync(default);
    }

    [RegistryFact]
    public async Task Explains_RefusalOfTheServer_IsNoAbsence()
    {
        using var probe = new DatabaseProbe(Registry.Database);
        await probe.StartAsync(default);
        await UntilAsync(async () => await CountAsync(Registry.Database) == 0);
        await using var context = CreateContext();

        var refusal = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => context.Database.ExecuteSqlRawAsync("SELECT * FROM \"Nowhere\""));

        Assert.False(Registry.Database.Watch.Explains(refusal));
        Assert.False(Registry.Database.Watch.IsAway);
        await probe.StopAsync(default);
    }

    [RegistryFact]
    public async Task Watch_NobodyProbes_NeverTrips()
    {
        using var line = new DatabaseLine(Registry.Address);
        var database = RegistryDatabase.At(line.Address, Registry.Folder);
        line.Cut();

        await Assert.ThrowsAsync<InvalidOperationException>(() => database.Watch.OrElseAsync(() => CountAsync(database), () => 7));

        Assert.False(database.Watch.IsAway);
    }

    private static async Task<int> CountAsync(RegistryDatabase database)
    {
        await using var context = database.CreateDbContext();
        return await context.Actors.CountAsync();
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (var clock = Stopwatch.StartNew(); !await holds(); await Task.Delay(20))
            if (clock.Elapsed > Patience) throw new TimeoutException();
    }

    private sealed class LogLines : ILogger<DatabaseProbe>
    {
        private readonly List<string> _levels = [];

        public IReadOnlyList<string> Levels => _levels;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => _levels.Add(logLevel.ToString());
    }
}
