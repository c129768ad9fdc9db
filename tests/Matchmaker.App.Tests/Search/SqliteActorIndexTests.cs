using Matchmaker.App.Search;
using Matchmaker.App.Search.Sqlite;
using Matchmaker.App.Storage.Changes;
using Matchmaker.Contracts.Storage;
using Microsoft.Data.Sqlite;

namespace Matchmaker.App.Tests.Search;

/// <summary>The files of the index: damaged, foreign, of another version, written by two at once.</summary>
public sealed class SqliteActorIndexTests : IAsyncLifetime
{
    private TestRegistry? _registry;

    private string Folder => Path.ChangeExtension(_registry!.Address, null) + ".search";

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
        using var index = NewIndex();
        Assert.Null(index.State);
        var change = await index.RefreshAsync();

        Assert.Equal((201, "there was no index yet"), (change.Added, change.Reason));
        Assert.Equal(IndexFile(), index.State!.Location);
        Assert.Equal((1, 201), (index.State.Version, index.State.Actors));
        using var second = NewIndex();
        Assert.True((await second.RefreshAsync()).IsNone);
    }

    [Fact]
    public async Task Refresh_AskedForAll_BuildsAnewOnce()
    {
        using var index = NewIndex();
        await index.RefreshAsync();
        await using (var context = _registry!.CreateContext()) await ChangeLog.AskForAllAsync(_registry.Database, context, default);

        Assert.Equal(new IndexChange(201, 0, 0, "it was asked for"), await index.RefreshAsync());
        Assert.True((await index.RefreshAsync()).IsNone);
    }

    [Fact]
    public async Task Refresh_AnotherProgramWroteTheIndex_ItIsTakenUp()
    {
        using var index = NewIndex();
        using var other = NewIndex();
        await index.RefreshAsync();
        await other.RefreshAsync();
        await _registry!.AddAsync(TestData.Actor("Newcomer"));
        Assert.Equal(1, (await other.RefreshAsync()).Added);

        Assert.True((await index.RefreshAsync()).IsNone);
        Assert.Equal(202, index.State!.Actors);
        await _registry.AddAsync(TestData.Actor("Another"));
        Assert.Equal(1, (await index.RefreshAsync()).Added);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    [InlineData(5000)]
    [InlineData(-10)]
    public async Task Refresh_OneByteChanged_BuildsAnew(int position)
    {
        await BuildAsync();
        var bytes = await File.ReadAllBytesAsync(IndexFile());
        bytes[position < 0 ? bytes.Length + position : position] ^= 0x40;
        await File.WriteAllBytesAsync(IndexFile(), bytes);

        Assert.StartsWith("the index was damaged", await ReasonOfNextRefreshAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    [InlineData(20_000)]
    public async Task Refresh_FileCutOff_BuildsAnew(int length)
    {
        await BuildAsync();
        await using (var file = File.OpenWrite(IndexFile())) file.SetLength(length);

        Assert.StartsWith("the index was damaged", await ReasonOfNextRefreshAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refresh_ForeignFilesInTheFolder_AreNotTakenForAnIndex()
    {
        await BuildAsync();
        await File.WriteAllTextAsync(Path.Combine(Folder, "actors-000009-0123456789abcdef.index"), "not an index");

        Assert.StartsWith("the index was damaged", await ReasonOfNextRefreshAsync(), StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(Folder, "actors-notes.index"), "mine");
        using var index = NewIndex();
        Assert.True((await index.RefreshAsync()).IsNone);
        Assert.True(File.Exists(Path.Combine(Folder, "actors-notes.index")));
    }

    [Theory]
    [InlineData("UPDATE about SET format = '0.0.other'", "the index was written by another version")]
    [InlineData("DELETE FROM about", "the index was damaged: it was never finished")]
    [InlineData("PRAGMA application_id = 7", "the index was damaged: it is no search index")]
    [InlineData("DROP TABLE wide", "the index was damaged: SQLite Error")]
    [InlineData("UPDATE about SET columns = x'00FF'", "the index was damaged")]
    public async Task Refresh_WellFormedButOfAnother_BuildsAnew(string change, string reason)
    {
        await BuildAsync();
        var copy = Path.Combine(_registry!.Folder, "copy.index");
        File.Move(IndexFile(), copy);
        using (var connection = new SqliteConnection($"Data Source={copy};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = change;
            command.ExecuteNonQuery();
        }

        new SqliteFiles(_registry.Database, new(Folder), TimeProvider.System).Publish(copy);
        Assert.StartsWith(reason, await ReasonOfNextRefreshAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_IndexDamagedWhileItServes_IsMendedAndAnswers()
    {
        using var index = NewIndex();
        await index.RefreshAsync();
        await using (var file = new FileStream(IndexFile(), FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete))
        {
            // Everything but the header, in place, under the feet of the reader.
            file.Position = 100;
            file.Write(new byte[file.Length - 100]);
        }

        var result = await new ActorSearch(index).SearchAsync(new() { Text = "layag" });

        Assert.Equal("Studio Layag", Assert.Single(result.Hits).Actor.Name);
        Assert.Equal(2, index.State!.Version);
    }

    [Fact]
    public async Task Refresh_LeftoversOfAKilledBuild_AreClearedAway()
    {
        await BuildAsync();
        await File.WriteAllTextAsync(Path.Combine(Folder, "0123.new"), "half");
        await _registry!.AddAsync(TestData.Actor("One more"));
        using var index = NewIndex();
        await index.RefreshAsync();

        Assert.Empty(Directory.GetFiles(Folder, "*.new"));
        Assert.Single(Directory.GetFiles(Folder, "*.index"));
    }

    [Fact]
    public async Task Refresh_SeveralAtOnce_AgreeOnOneIndex()
    {
        var indexes = Enumerable.Range(0, 4).Select(_ => NewIndex()).ToList();
        var changes = await Task.WhenAll(indexes.Select(index => Task.Run(() => index.RefreshAsync())));

        Assert.Single(changes, change => change.Reason is not null);
        Assert.All(indexes, index => Assert.Equal((1, 201), (index.State!.Version, index.State.Actors)));
        Assert.Single(Directory.GetFiles(Folder, "*.index"));
        foreach (var index in indexes) index.Dispose();
    }

    [Fact]
    public async Task Find_AnotherProcessPublishedANewIndex_GoesOnUntilRefreshed()
    {
        using var reader = NewIndex();
        await reader.RefreshAsync();
        await _registry!.AddAsync(TestData.Actor("Newcomer"));
        using (var writer = NewIndex()) await writer.RefreshAsync();

        Assert.Single((await new ActorSearch(reader).SearchAsync(new() { Text = "layag" })).Hits);
        Assert.Empty((await new ActorSearch(reader).SearchAsync(new() { Text = "newcomer" })).Hits);
        Assert.True((await reader.RefreshAsync()).IsNone);
        Assert.Single((await new ActorSearch(reader).SearchAsync(new() { Text = "newcomer" })).Hits);
    }

    [Fact]
    public async Task Refresh_MostActorsChanged_TidiesAndStillFindsAll()
    {
        await BuildAsync();
        _registry!.Clock.Now += TimeSpan.FromSeconds(1);
        await using (var context = _registry!.CreateContext())
        {
            foreach (var actor in context.Actors.Where(actor => actor.Country == "TH").ToList()) actor.Description = "rattan";
            await context.SaveChangesAsync();
        }

        using var index = NewIndex();
        Assert.Equal(new IndexChange(0, 200, 0, null), await index.RefreshAsync());
        Assert.Equal(200, (await new ActorSearch(index).SearchAsync(new() { Text = "rattan" })).Total);
        Assert.True(index.IsCommon("rattan"));
        Assert.False(index.IsCommon("layag"));
    }

    [Fact]
    public async Task Refresh_FolderThatCannotBeMade_SaysWhatToDo()
    {
        await File.WriteAllTextAsync(Folder, "a file stands in the way");
        using var index = NewIndex();
        var failure = await Assert.ThrowsAsync<SearchIndexException>(() => index.RefreshAsync());

        Assert.Contains("Check the room on the disk and the permissions", failure.Message, StringComparison.Ordinal);
    }

    private SqliteActorIndex NewIndex() => new(_registry!.Database);

    private async Task BuildAsync()
    {
        using var index = NewIndex();
        await index.RefreshAsync();
    }

    private string IndexFile() => Directory.GetFiles(Folder, "actors-0*.index").Order(StringComparer.Ordinal).Last();

    private async Task<string?> ReasonOfNextRefreshAsync()
    {
        using var index = NewIndex();
        var reason = (await index.RefreshAsync()).Reason;
        Assert.Equal("Studio Layag", Assert.Single((await new ActorSearch(index).SearchAsync(new() { Text = "layag" })).Hits).Actor.Name);
        Assert.Single(Directory.GetFiles(Folder, "actors-0*.index"));
        return reason;
    }
}
