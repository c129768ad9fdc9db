using System.Diagnostics;
using System.Globalization;
using Matchmaker.App.Storage;
using Matchmaker.Contracts.BadDays;
using Matchmaker.Contracts.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace Matchmaker.Cli.Tests.BadDays;

/// <summary>The power goes while a large file is imported by the command line.</summary>
[Collection(nameof(BadDays))]
public sealed class KilledImportTests(ITestOutputHelper output) : IDisposable
{
    private const int Rounds = 3;
    private const int Rows = 12_000;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [LinuxFact]
    public async Task Import_KilledAtAnyMoment_LeavesAllOrNothingAndTheSameCommandCompletesIt()
    {
        var file = _folder.File("actors.csv");
        await File.WriteAllLinesAsync(file, Enumerable.Range(1, Rows).Select(i => string.Create(CultureInfo.InvariantCulture, $"t:{i},Actor {i},media,MY")).Prepend("external_id,name,helix,country"));
        var clock = Stopwatch.StartNew();
        Assert.Equal(ExitCode.Success, (await Tool.RunAsync(null, Command(file, _folder.File("undisturbed.db")))).Exit);
        var whole = clock.Elapsed;
        var undisturbed = await ContentAsync(_folder.File("undisturbed.db"));
        Assert.Equal(Rows, undisturbed.Actors.Count);
        var moments = new RandomMoments(output);
        for (var round = 0; round < Rounds; round++)
        {
            var db = _folder.File($"killed-{round}.db");
            var wasRunning = await Tool.KillAsync(() => Task.Delay(moments.Within(whole)), Command(file, db));

            var left = await ContentAsync(db);
            moments.Say($"round {round}: killed {wasRunning}, {left.Actors.Count} actors");
            Assert.True(left.Actors.Count is 0 or Rows, $"{left.Actors.Count} actors");
            Assert.Equal(left.Actors.Count == 0 ? 0 : 1, left.Imports);

            var again = await Tool.RunAsync(null, Command(file, db));
            Assert.True(again.Exit == ExitCode.Success, again.Messages);
            Assert.Equal(undisturbed.Actors, (await ContentAsync(db)).Actors);
        }
    }

    private static string[] Command(string file, string db) => ["import", "csv", file, "--db", db, "--json"];

    private static async Task<(List<string> Actors, int Imports)> ContentAsync(string db)
    {
        if (!File.Exists(db)) return ([], 0);
        var database = RegistryDatabase.At(db);
        await database.PrepareAsync();
        await using var context = database.CreateDbContext();
        Assert.Equal("ok", await context.Database.SqlQueryRaw<string>("SELECT integrity_check AS \"Value\" FROM pragma_integrity_check").SingleAsync());
        var actors = await context.Actors.AsNoTracking().Include(actor => actor.ExternalIds).ToListAsync();
        return ([.. actors.Select(actor => $"{actor.Name}|{actor.Helix}|{actor.Country}|{string.Join(' ', actor.ExternalIds.Select(id => $"{id.Scheme}:{id.Value}"))}").Order(StringComparer.Ordinal)], await context.ImportRuns.CountAsync());
    }
}
