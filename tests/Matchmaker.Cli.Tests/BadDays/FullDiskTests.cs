using Matchmaker.App.Demo;
using Matchmaker.App.Models;
using Matchmaker.App.Storage;
using Matchmaker.Contracts.BadDays;
using Matchmaker.Contracts.Storage;
using Matchmaker.Editions;
using Microsoft.EntityFrameworkCore;

namespace Matchmaker.Cli.Tests.BadDays;

/// <summary>The disk is full, and then has room again.</summary>
[Collection(nameof(BadDays))]
public sealed class FullDiskTests
{
    private const long Little = 40_000;

    [LinuxFact]
    public async Task Train_DiskFull_SaysSoKeepsThePresentModelAndWorksOnceThereIsRoom()
    {
        using var registry = await FilledAsync();
        string[] command = ["train", "--db", registry.Address, "--models", registry.Database.ModelsFolder];
        Assert.Equal(ExitCode.Success, (await Tool.RunAsync(null, command)).Exit);
        var store = new ModelStore(registry.Database);
        var present = await store.ActiveAsync();

        (await Tool.RunAsync(Little, command)).AssertRefused("Free some room");

        Assert.Equal(present.Name, Assert.Single(await store.ListAsync()).Name);
        (await store.OpenAsync(await store.ActiveAsync())).Dispose();
        Assert.Equal(2, Directory.GetFileSystemEntries(registry.Database.ModelsFolder).Length);
        Assert.Equal(ExitCode.Success, (await Tool.RunAsync(null, command)).Exit);
        Assert.NotEqual(present.Name, (await store.ActiveAsync()).Name);
    }

    [LinuxFact]
    public async Task Index_DiskFull_SaysSoKeepsThePresentIndexAndWorksOnceThereIsRoom()
    {
        foreach (var provider in ThisEdition.Current.Search)
        {
            using var registry = await FilledAsync();
            string[] command = ["index", "rebuild", "--provider", provider.Name, "--db", registry.Address];
            var first = await Tool.RunAsync(null, command);
            Assert.True(first.Exit == ExitCode.Success, first.Messages);
            using var index = provider.Open(registry.Database);
            Assert.True(index.TryOpen());
            var present = index.State!.Location;

            (await Tool.RunAsync(Little, command)).AssertRefused("Check the room on the disk");

            Assert.NotEmpty(index.CompleteNames("a", 1));
            using (var next = provider.Open(registry.Database))
            {
                Assert.True(next.TryOpen());
                Assert.Equal(present, next.State!.Location);
            }

            Assert.Empty(Directory.GetFileSystemEntries(Path.GetDirectoryName(present)!, "*.new*"));
            Assert.Equal(ExitCode.Success, (await Tool.RunAsync(null, command)).Exit);
            Assert.False(Path.Exists(present));
        }
    }

    [LinuxFact]
    public async Task Import_DiskFull_SaysSoStoresNothingAndWorksOnceThereIsRoom()
    {
        using var folder = new TemporaryFolder();
        using var registry = await TestRegistry.SqliteAsync();
        await File.WriteAllLinesAsync(folder.File("a.csv"), Enumerable.Range(1, 5_000).Select(i => $"t:{i},Actor {i},media,MY").Prepend("external_id,name,helix,country"));
        string[] command = ["import", "csv", folder.File("a.csv"), "--db", registry.Address];
        var room = new FileInfo(registry.Address).Length + Little;

        (await Tool.RunAsync(room, command)).AssertRefused("Check the disk");

        Assert.Equal(0, await ActorsAsync(registry.Database));
        Assert.Equal(ExitCode.Success, (await Tool.RunAsync(null, command)).Exit);
        Assert.Equal(5_000, await ActorsAsync(registry.Database));
    }

    private static async Task<TestRegistry> FilledAsync()
    {
        var registry = await TestRegistry.SqliteAsync();
        await new DemoStore(registry.Database).FillAsync(new() { Actors = 80, Collaborations = 160 });
        return registry;
    }

    private static async Task<int> ActorsAsync(RegistryDatabase database)
    {
        await using var context = database.CreateDbContext();
        return await context.Actors.CountAsync();
    }
}
