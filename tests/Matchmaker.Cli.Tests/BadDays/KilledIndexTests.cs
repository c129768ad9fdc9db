using Matchmaker.App.Demo;
using Matchmaker.App.Search;
using Matchmaker.Contracts.BadDays;
using Matchmaker.Contracts.Storage;
using Matchmaker.Editions;
using Xunit.Abstractions;

namespace Matchmaker.Cli.Tests.BadDays;

/// <summary>The power goes while the search index is written, whatever search the edition has.</summary>
[Collection(nameof(BadDays))]
public sealed class KilledIndexTests(ITestOutputHelper output)
{
    private const int Rounds = 6;
    private const int Actors = 3_000;

    private static readonly TimeSpan Writing = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    [LinuxFact]
    public async Task Index_KilledAtAnyMoment_TheNextOneServesEverybody()
    {
        var moments = new RandomMoments(output);
        foreach (var provider in ThisEdition.Current.Search)
        {
            using var registry = await TestRegistry.SqliteAsync();
            await new DemoStore(registry.Database).FillAsync(new() { Actors = Actors, Collaborations = 0 });
            for (var round = 0; round < Rounds; round++)
            {
                await registry.AddAsync(TestData.Actor($"Newcomer {round}"));
                var before = Written(registry);
                var wasRunning = await Tool.KillAsync(() => WritingAsync(registry, before, moments.Within(Writing)), "index", round % 2 == 0 ? "rebuild" : "status", "--provider", provider.Name, "--db", registry.Address);
                using var index = provider.Open(registry.Database);
                var change = await index.RefreshAsync();
                moments.Say($"{provider.Name}: {(wasRunning ? "killed" : "ended")}, then {change}");
                var search = new ActorSearch(index);
                Assert.Equal(Actors + round + 1, (await search.SearchAsync(new())).Total);
                Assert.Equal(round + 1, (await search.SearchAsync(new() { Text = "newcomer" })).Total);
                Assert.DoesNotContain("damaged", change.Reason ?? "", StringComparison.Ordinal);
            }
        }
    }

    // Until the first file has changed, and a while longer.
    private static async Task WritingAsync(TestRegistry registry, DateTime before, TimeSpan longer)
    {
        for (var waited = TimeSpan.Zero; waited < Longest && Written(registry) == before; waited += TimeSpan.FromMilliseconds(5)) await Task.Delay(5);
        await Task.Delay(longer);
    }

    private static DateTime Written(TestRegistry registry) => new DirectoryInfo(registry.Folder) is var folder && folder.EnumerateDirectories("*.search").FirstOrDefault() is { } search
        ? search.EnumerateFileSystemInfos("*", SearchOption.AllDirectories).Append(search).Max(file => file.LastWriteTimeUtc)
        : default;
}
