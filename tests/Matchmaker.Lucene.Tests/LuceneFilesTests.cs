using Matchmaker.App.Search;
using Matchmaker.Contracts.Storage;

namespace Matchmaker.Lucene.Tests;

/// <summary>The files of the index: of several processes, leftovers, foreign ones, of another version.</summary>
public sealed class LuceneFilesTests : IAsyncLifetime
{
    private TestRegistry? _registry;

    private IndexOnDisk Disk => new(_registry!);

    public async Task InitializeAsync()
    {
        _registry = await TestRegistry.SqliteAsync();
        await _registry.AddAsync(TestData.Actor("Studio Layag"), Enumerable.Range(0, 200).Select(at => (object)TestData.Actor($"Other {at} atelier", "TH")).ToArray());
    }

    public Task DisposeAsync()
    {
        _registry!.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Refresh_NoIndexYet_BuildsOneBesideTheRegistry()
    {
        using var index = Disk.Open();
        Assert.Null(index.State);
        Assert.False(index.TryOpen());
        var change = await index.RefreshAsync();

        Assert.Equal((201, "there was no index yet"), (change.Added, change.Reason));
        Assert.Equal(Disk.Newest(), index.State!.Location);
        Assert.Equal((1, 201), (index.State.Version, index.State.Actors));
        Assert.Equal(new DirectoryInfo(Disk.Newest()).EnumerateFiles().Where(file => file.Name is not ("write.lock" or "segments.gen")).Sum(file => file.Length), index.State.Bytes);
        using var second = Disk.Open();
        Assert.True(second.TryOpen());
        Assert.True((await second.RefreshAsync()).IsNone);
    }

    [Fact]
    public async Task Refresh_AnotherProgramWroteTheIndex_ItIsTakenUp()
    {
        using var index = Disk.Open();
        using var other = Disk.Open();
        await index.RefreshAsync();
        await other.RefreshAsync();
        for (var at = 1; at <= 12; at++)
        {
            await _registry!.AddAsync(TestData.Actor($"Newcomer {at}"));
            Assert.Equal(1, (await (at % 2 == 0 ? index : other).RefreshAsync()).Added);
            Assert.True((await (at % 2 == 0 ? other : index).RefreshAsync()).IsNone);
            Assert.Equal((201 + at, 1 + at), (index.State!.Actors, index.State.Version));
            Assert.Equal(at, (await new ActorSearch(index).SearchAsync(new() { Text = "newcomer" })).Total);
            Assert.Equal(at, (await new ActorSearch(other).SearchAsync(new() { Text = "newcomer" })).Total);
        }
    }

    [Fact]
    public async Task Refresh_SeveralAtOnce_AgreeOnOneIndex()
    {
        var indexes = Enumerable.Range(0, 4).Select(_ => Disk.Open()).ToList();
        var changes = await Task.WhenAll(indexes.Select(index => Task.Run(() => index.RefreshAsync())));

        Assert.Single(changes, change => change.Reason is not null);
        Assert.All(indexes, index => Assert.Equal((1, 201), (index.State!.Version, index.State.Actors)));
        await _registry!.AddAsync(TestData.Actor("Newcomer"));
        changes = await Task.WhenAll(indexes.Select(index => Task.Run(() => index.RefreshAsync())));
        Assert.Equal(1, changes.Sum(change => change.Added));
        Assert.Single(Directory.GetDirectories(Disk.Folder));
        foreach (var index in indexes) index.Dispose();
    }

    [Fact]
    public async Task Find_AnotherProcessPublishedANewIndex_GoesOnUntilRefreshed()
    {
        using var reader = Disk.Open();
        await reader.RefreshAsync();
        await _registry!.AddAsync(TestData.Actor("Newcomer"));
        using (var writer = Disk.Open()) await writer.RebuildAsync("tested");

        Assert.Single((await new ActorSearch(reader).SearchAsync(new() { Text = "layag" })).Hits);
        Assert.Empty((await new ActorSearch(reader).SearchAsync(new() { Text = "newcomer" })).Hits);
        Assert.True((await reader.RefreshAsync()).IsNone);
        Assert.Single((await new ActorSearch(reader).SearchAsync(new() { Text = "newcomer" })).Hits);
        Assert.Equal(2, reader.State!.Version);
    }

    [Fact]
    public async Task Refresh_WhileOthersSearch_NobodySeesHalfAChange()
    {
        using var index = Disk.Open();
        await index.RefreshAsync();
        using var stop = new CancellationTokenSource();
        var searching = Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            var most = 0;
            while (!stop.IsCancellationRequested)
            {
                var found = await new ActorSearch(index).SearchAsync(new() { Text = "pair", Top = SearchRequest.MostHits });
                Assert.True(found.Total % 2 == 0 && found.Total >= most && found.Total == found.Hits.Count && found.Facets[0].Counts.Sum(count => count.Count) == found.Total);
                Assert.All(found.Hits, hit => Assert.StartsWith("Pair ", hit.Actor.Name, StringComparison.Ordinal));
                most = found.Total;
            }
        })));
        for (var at = 0; at < 10; at++)
        {
            await _registry!.AddAsync(TestData.Actor($"Pair {at} left"), TestData.Actor($"Pair {at} right"));
            Assert.Equal(2, (await index.RefreshAsync()).Added);
        }

        await stop.CancelAsync();
        await searching;
        Assert.Equal(20, (await new ActorSearch(index).SearchAsync(new() { Text = "pair" })).Total);
    }

    [Fact]
    public async Task Refresh_LeftoversOfAKilledBuild_AreClearedAwayAndNoLockKeepsAnybodyOut()
    {
        using (var index = Disk.Open()) await index.RefreshAsync();
        Directory.CreateDirectory(Path.Combine(Disk.Folder, "0123.new"));
        await File.WriteAllTextAsync(Path.Combine(Disk.Folder, "0123.new", "_0.fdt"), "half");
        await File.WriteAllTextAsync(Path.Combine(Disk.Folder, "writing.lock"), "of a process that is no more");
        await File.WriteAllTextAsync(Path.Combine(Disk.Newest(), "write.lock"), "of a process that is no more");
        await File.WriteAllTextAsync(Path.Combine(Disk.Newest(), "_9.fdt"), "half a segment that was never committed");
        await _registry!.AddAsync(TestData.Actor("One more"));
        using (var index = Disk.Open()) Assert.Equal(new IndexChange(1, 0, 0, null), await index.RefreshAsync());
        using (var index = Disk.Open()) await index.RebuildAsync("tested");

        Assert.Equal(Disk.Newest(), Assert.Single(Directory.GetDirectories(Disk.Folder)));
    }

    [Fact]
    public async Task Refresh_ForeignFilesAndFolders_AreNotTakenForAnIndex()
    {
        using (var index = Disk.Open()) await index.RefreshAsync();
        await File.WriteAllTextAsync(Path.Combine(Disk.Folder, "actors-000007"), "a file");
        Assert.StartsWith("the index was damaged", await Disk.ReasonOfNextRefreshAsync(), StringComparison.Ordinal);
        Directory.CreateDirectory(Path.Combine(Disk.Folder, "actors-000020"));
        Assert.StartsWith("the index was damaged", await Disk.ReasonOfNextRefreshAsync(), StringComparison.Ordinal);
        foreach (var name in new[] { "segments_my-notes", "segments_zzzzzzz", "segments_" + new string('z', 40) })
        {
            await File.WriteAllTextAsync(Path.Combine(Disk.Newest(), name), "a file");
            Assert.StartsWith("the index was damaged", await Disk.ReasonOfNextRefreshAsync(), StringComparison.Ordinal);
            Assert.Null(await Disk.ReasonOfNextRefreshAsync());
        }

        Directory.CreateDirectory(Path.Combine(Disk.Folder, "actors-notes"));
        Assert.Null(await Disk.ReasonOfNextRefreshAsync());
        Assert.True(Directory.Exists(Path.Combine(Disk.Folder, "actors-notes")));
    }

    [Theory]
    [InlineData("format", "0.0.other", "the index was written by another version")]
    [InlineData("matchmaker", "books", "the index was damaged: it is no index of actors")]
    [InlineData("built", "yesterday", "the index was damaged")]
    public async Task Refresh_WellFormedButOfAnother_BuildsAnew(string noted, string value, string reason)
    {
        using (var index = Disk.Open()) await index.RefreshAsync();
        Disk.Note(noted, value);

        Assert.StartsWith(reason, await Disk.ReasonOfNextRefreshAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refresh_FolderThatCannotBeMade_SaysWhatToDo()
    {
        await File.WriteAllTextAsync(Path.GetDirectoryName(Disk.Folder)!, "a file stands in the way");
        using var index = Disk.Open();
        var failure = await Assert.ThrowsAsync<SearchIndexException>(() => index.RefreshAsync());

        Assert.Contains("Check the room on the disk and the permissions", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refresh_AnotherProgramHoldsLucenesLock_SaysSoAndGoesOnAfterwards()
    {
        using var index = Disk.Open();
        await index.RefreshAsync();
        await _registry!.AddAsync(TestData.Actor("Newcomer"));
        using (Disk.HoldLock()) await Assert.ThrowsAsync<SearchIndexException>(() => index.RefreshAsync());

        Assert.Equal("Studio Layag", Assert.Single((await new ActorSearch(index).SearchAsync(new() { Text = "layag" })).Hits).Actor.Name);
        Assert.Equal(1, (await index.RefreshAsync()).Added);
    }

    [Fact]
    public async Task Refresh_MostActorsChanged_CountsOnlyWhatIsThere()
    {
        using var index = Disk.Open();
        await index.RefreshAsync();
        _registry!.Clock.Now += TimeSpan.FromSeconds(1);
        await using (var context = _registry.CreateContext())
        {
            foreach (var actor in context.Actors.Where(actor => actor.Country == "TH").ToList()) actor.Description = "rattan";
            await context.SaveChangesAsync();
        }

        Assert.Equal(new IndexChange(0, 200, 0, null), await index.RefreshAsync());
        Assert.Equal(200, (await new ActorSearch(index).SearchAsync(new() { Text = "rattan" })).Total);
        Assert.True(index.IsCommon("rattan"));
        Assert.False(index.IsCommon("layag"));
        Assert.Equal(200, index.Words().Single(word => word.Word == "atelier").Actors);
    }
}
