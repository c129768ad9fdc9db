using Matchmaker.App.Importing;
using Matchmaker.Contracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Tests.Importing;

/// <summary>Whatever ends an import early, the registry is as it was; and every row is accounted for. On any database.</summary>
public abstract class AtomicitySuite(Func<Task<TestRegistry>> open) : ImportSuite(open)
{
    [RegistryFact]
    public async Task Run_CancelledMidway_LeavesTheRegistryAsBefore()
    {
        await ImportCsvAsync(Write("a.csv", ActorHeader + "t:1,One,industry,PH,\n"));
        var rows = string.Concat(Enumerable.Range(1, 9_000).Select(i => $"t:{i},Renamed {i},media,MY,\n"));
        using var source = new CancellationTokenSource();
        var reports = 0;
        var progress = new Relay(() =>
        {
            reports++;
            source.Cancel();
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new RegistryImport(Registry.Database, Registry.Clock)
            .RunAsync(ImportSource.Csv, [Write("b.csv", ActorHeader + rows)], new(), progress, source.Token));

        Assert.Equal(1, reports);
        await AssertOnlyTheFirstAsync();
    }

    [RegistryFact]
    public async Task Run_BadRowAfterManyGood_StoresNothingAndNamesThePlace()
    {
        await ImportCsvAsync(Write("a.csv", ActorHeader + "t:1,One,industry,PH,\n"));
        var rows = string.Concat(Enumerable.Range(2, 5_000).Select(i => $"t:{i},Actor {i},media,MY,\n"));
        var e = await Assert.ThrowsAsync<ImportException>(() => ImportCsvAsync(Write("b.csv", ActorHeader + rows + "t:0,Nowhere,media,XX,\n")));

        Assert.Contains("b.csv, line 5,002, column 'country': 'XX' is no country", e.Message, StringComparison.Ordinal);
        Assert.Contains("--on-error skip", e.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Rejects));
        await AssertOnlyTheFirstAsync();
    }

    [RegistryFact]
    public async Task Run_SkippingBadRows_AccountsForEachAndKeepsItWithItsReason()
    {
        var summary = await ImportAsync(ImportSource.Csv, new() { SkipBadRows = true }, Write("a.csv", """
            external_id,name,helix,country,city,founded_year,affiliation
            t:1,Good,industry,PH,Cebu,,
            t:2,,industry,PH,Cebu,,
            t:3,No helix,,PH,Cebu,,
            t:4,Old,industry,PH,Cebu,12,
            t:5,Short,industry
            t:6,Member,industry,PH,Cebu,,t:99
            t:1,Good,industry,PH,Cebu,,
            """));

        Assert.Equal((7, 1, 1, 5), (summary.RowsRead, summary.RowsStored, summary.RowsUnchanged, summary.RowsRejected));
        var rejects = await File.ReadAllLinesAsync(Rejects);
        Assert.Equal("file,line,column,reason,row", rejects[0]);
        Assert.Equal(["a.csv,3,name,", "a.csv,4,helix", "a.csv,6,,\"has", "a.csv,5,found", "a.csv,7,affil"], rejects.Skip(1).Select(line => line[..13]));
        Assert.Contains("\"t:4,Old,industry,PH,Cebu,12,\"", rejects[4], StringComparison.Ordinal);
    }

    [RegistryFact]
    public async Task Run_BadRow_LeavesNoPartOfItBehind()
    {
        var actors = Write("a.csv", ActorHeader + "t:1,One,industry,PH,\n");
        await ImportAsync(ImportSource.Csv, new() { SkipBadRows = true }, actors, Write("c.csv", """
            external_id,kind,title,start_date,participants
            t:c,event,Half known,2024-01-01,t:1|t:404
            t:d,party,Kind unknown,2024-01-01,t:1
            """));

        await using var context = CreateContext();
        Assert.Equal((0, 0), (await context.Collaborations.CountAsync(), await context.Participations.CountAsync()));
    }

    private async Task AssertOnlyTheFirstAsync()
    {
        await using var context = CreateContext();
        Assert.Equal("One", (await context.Actors.SingleAsync()).Name);
        Assert.Equal((1, 1), (await context.ExternalIds.CountAsync(), await context.ImportRuns.CountAsync()));
    }

    private sealed class Relay(Action onReport) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => onReport();
    }
}
