using System.Diagnostics;
using Matchmaker.App.Demo;
using Matchmaker.App.Models;
using Matchmaker.Contracts.BadDays;
using Matchmaker.Contracts.Storage;
using Xunit.Abstractions;

namespace Matchmaker.Cli.Tests.BadDays;

/// <summary>The power goes while a model is trained and published.</summary>
[Collection(nameof(BadDays))]
public sealed class KilledTrainingTests(ITestOutputHelper output)
{
    private const int Rounds = 5;
    private static readonly TimeSpan Publishing = TimeSpan.FromMilliseconds(300);

    /// <summary>In turns at any moment, and in the moments between the model's file, its rows and its activation.</summary>
    [LinuxFact]
    public async Task Train_KilledAtAnyMoment_LeavesOneUsableModelAndNoFileThatNobodyKnows()
    {
        using var registry = await TestRegistry.SqliteAsync();
        await new DemoStore(registry.Database).FillAsync(new() { Actors = 80, Collaborations = 160 });
        string[] command = ["train", "--db", registry.Address, "--models", registry.Database.ModelsFolder];
        var clock = Stopwatch.StartNew();
        Assert.Equal(ExitCode.Success, (await Tool.RunAsync(null, command)).Exit);
        var whole = clock.Elapsed;
        var store = new ModelStore(registry.Database);
        var moments = new RandomMoments(output);
        for (var round = 0; round < Rounds; round++)
        {
            var wasRunning = await Tool.KillAsync(() => round % 2 == 0 ? Task.Delay(moments.Within(whole)) : AfterFileAsync(registry, moments), command);

            var versions = await store.ListAsync();
            moments.Say($"round {round}: killed {wasRunning}, {versions.Count} versions");
            Assert.Single(versions, version => version.IsActive);
            (await store.OpenAsync(await store.ActiveAsync())).Dispose();
            Assert.Equal(versions.Select(version => version.Id), (await store.AtHandAsync(versions)).Select(version => version.Id));
            await store.TidyAsync();
            var known = versions.SelectMany(version => new[] { version.FileName, ModelFile.CardPathOf(version.FileName) });
            Assert.Empty(Directory.GetFileSystemEntries(registry.Database.ModelsFolder).Select(Path.GetFileName).Except(known));
        }

        var before = (await store.ListAsync()).Count;
        Assert.Equal(ExitCode.Success, (await Tool.RunAsync(null, command)).Exit);
        Assert.Equal(before + 1, (await store.ListAsync()).Count);
    }

    private static async Task AfterFileAsync(TestRegistry registry, RandomMoments moments)
    {
        var wait = moments.Within(Publishing);
        while (!Drafts(registry).Any(path => path.EndsWith(".model.json", StringComparison.Ordinal))) await Task.Delay(1);
        await Task.Delay(wait);
    }

    private static List<string> Drafts(TestRegistry registry)
    {
        try
        {
            return [.. Directory.GetDirectories(registry.Database.ModelsFolder, "drafts-*").SelectMany(folder => Directory.GetFiles(folder, "*", SearchOption.AllDirectories))];
        }
        catch (IOException)
        {
            // It has gone meanwhile.
            return [];
        }
    }
}
