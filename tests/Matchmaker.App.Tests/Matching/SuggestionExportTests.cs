using System.Globalization;
using Matchmaker.App.Matching;
using Matchmaker.App.Tests.Models;
using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Matching;

public sealed class SuggestionExportTests
{
    [Fact]
    public async Task Write_AllActors_HasTheListsOfEachByAscendingKey()
    {
        using var registry = await PlantedRegistry.SqliteAsync();
        await PlantedRegistry.TrainAsync(registry);
        await registry.AddAsync(TestData.Actor("Newcomer"));
        using var suggestions = await PartnerSuggestions.LoadAsync(registry.Database);
        var path = Path.Combine(registry.Folder, "all.csv");

        var written = await new SuggestionExport(suggestions, actor => $"a{actor}").WriteAsync(path, 4, null, includeNewcomers: false);

        Assert.Equal(PlantedRegistry.Actors, written);
        Assert.Equal(Expected(suggestions, PlantedRegistry.Actors, 4), await File.ReadAllTextAsync(path));
        Assert.Equal((byte)'a', (await File.ReadAllBytesAsync(path))[0]);
        Assert.Empty(Directory.GetFiles(registry.Folder, "*.part"));
    }

    [Fact]
    public async Task Write_WithNewcomers_AddsThoseWithoutAPast()
    {
        using var registry = await PlantedRegistry.SqliteAsync();
        await PlantedRegistry.TrainAsync(registry);
        await registry.AddAsync(TestData.Actor("Newcomer"));
        using var suggestions = await PartnerSuggestions.LoadAsync(registry.Database);
        var path = Path.Combine(registry.Folder, "all.csv");

        var written = await new SuggestionExport(suggestions, actor => $"a{actor}").WriteAsync(path, 4, null, includeNewcomers: true);

        Assert.Equal(PlantedRegistry.Actors + 1, written);
        Assert.Equal(Expected(suggestions, PlantedRegistry.Actors + 1, 4), await File.ReadAllTextAsync(path));
    }

    [Fact]
    public async Task Write_ThatFailsOrIsStopped_LeavesTheOldFileAndNoPart()
    {
        using var registry = await PlantedRegistry.SqliteAsync();
        await PlantedRegistry.TrainAsync(registry);
        using var suggestions = await PartnerSuggestions.LoadAsync(registry.Database);
        var path = Path.Combine(registry.Folder, "all.csv");
        await File.WriteAllTextAsync(path, "old");
        var failing = new SuggestionExport(suggestions, actor => actor == 40 ? throw new IOException("The disk is full.") : "a");

        await Assert.ThrowsAsync<AggregateException>(() => failing.WriteAsync(path, 4, null, false));
        Assert.Equal("old", await File.ReadAllTextAsync(path));
        Assert.Empty(Directory.GetFiles(registry.Folder, "*.part"));

        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => new SuggestionExport(suggestions, _ => "a").WriteAsync(path, 4, null, false, null, stop.Token));
        Assert.Equal("old", await File.ReadAllTextAsync(path));
        Assert.Empty(Directory.GetFiles(registry.Folder, "*.part"));
    }

    private static string Expected(PartnerSuggestions suggestions, int actors, int count) => "actor,rank,partner,score\n" + string.Concat(
        Enumerable.Range(0, actors).SelectMany(actor => suggestions.For(actor, count).Partners.Select((partner, at) =>
            string.Create(CultureInfo.InvariantCulture, $"a{actor},{at + 1},a{partner.Actor},{partner.Score:R}\n"))));
}
