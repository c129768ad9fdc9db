using System.Text;
using Matchmaker.App.Importing;
using Matchmaker.App.Tests.Access;
using Matchmaker.Contracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.App.Tests.Importing;

/// <summary>The program ends in good order while imports wait; killed ones stand in the tests of the web app.</summary>
public sealed class ImportQueueRestartTests : IAsyncLifetime
{
    private const string Header = "external_id,name,helix,country";

    private TestRegistry _registry = null!;

    public async Task InitializeAsync() => _registry = await TestRegistry.SqliteAsync();

    public Task DisposeAsync()
    {
        _registry.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Restart_WhatWaitedOrRan_HasItsTurnAndWhatIsDoneCanStillBeLookedUp()
    {
        string done, large, small;
        await using (var first = new ImportQueue(_registry.Database))
        {
            done = (await AskAsync(first, $"{Header}\nd:1,Done Studio,media,MY\nd:2,,media,MY")).Id;
            await EndedAsync(first, done);
            large = (await AskAsync(first, string.Join('\n', Enumerable.Range(1, 20_000).Select(i => $"l:{i},Large {i},media,MY").Prepend(Header)))).Id;
            small = (await AskAsync(first, $"{Header}\ns:1,Small Studio,media,MY")).Id;
        }

        await using var second = new ImportQueue(_registry.Database);

        Assert.Equal(3, second.List(TestCallers.Curator).Count);
        Assert.Equal(1, second.Find(TestCallers.Curator, done)!.Summary!.RowsRejected);
        await using (var rejects = second.OpenRejects(TestCallers.Curator, done)) Assert.NotNull(rejects);
        Assert.Equal(ImportState.Done, (await EndedAsync(second, large)).State);
        Assert.Equal(ImportState.Done, (await EndedAsync(second, small)).State);
        await using var context = _registry.CreateContext();
        Assert.Equal(20_002, await context.Actors.CountAsync());
        var entry = await context.AuditEntries.SingleAsync(entry => entry.Subject == $"import:{large}" && entry.Action == "import.done");
        Assert.Equal((TestCallers.Curator.AccountId, TestCallers.Curator.Address), (entry.AccountId, entry.Address));
    }

    [Fact]
    public async Task Start_WhileAnotherProgramWorks_LeavesItsImportsAlone()
    {
        await using var first = new ImportQueue(_registry.Database);
        var ticket = await AskAsync(first, $"{Header}\ns:1,Small Studio,media,MY");
        await using var second = new ImportQueue(_registry.Database);

        Assert.Empty(second.List(TestCallers.Curator));
        Assert.Equal(ImportState.Done, (await EndedAsync(first, ticket.Id)).State);
    }

    [Fact]
    public async Task Start_WhatWasHalfSent_IsForgotten()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.ChangeExtension(_registry.Address, ".imports"), "gone", "half")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "actors.csv"), Header);

        await using (var queue = new ImportQueue(_registry.Database)) Assert.Empty(queue.List(TestCallers.Curator));

        Assert.False(Directory.Exists(folder));
    }

    private static Task<ImportTicket> AskAsync(ImportQueue queue, string text) =>
        queue.EnqueueAsync(TestCallers.Curator, ImportSource.Csv, [new("actors.csv", () => new MemoryStream(Encoding.UTF8.GetBytes(text)))], new() { SkipBadRows = true });

    private static async Task<ImportTicket> EndedAsync(ImportQueue queue, string id)
    {
        for (var until = DateTime.UtcNow.AddMinutes(1); ; await Task.Delay(20))
        {
            if (queue.Find(TestCallers.Curator, id) is { IsFinished: true } ended) return ended;
            Assert.True(DateTime.UtcNow < until, "The import did not end in time.");
        }
    }
}
