using System.Globalization;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Matchmaker.App.Search;
using Matchmaker.Contracts.Storage;
using Directory = System.IO.Directory;

namespace Matchmaker.Lucene.Tests;

/// <summary>The index of a registry as its files.</summary>
internal sealed class IndexOnDisk(TestRegistry registry)
{
    public string Folder { get; } = Path.Combine(Path.ChangeExtension(registry.Address, null) + ".search", "lucene");

    public LuceneActorIndex Open() => new(registry.Database);

    public string Newest() => Directory.GetDirectories(Folder, "actors-*").Where(path => char.IsAsciiDigit(path[^1])).MaxBy(path => int.Parse(Path.GetFileName(path)["actors-".Length..], CultureInfo.InvariantCulture))!;

    /// <summary>The files that the last commit is made of.</summary>
    public IReadOnlyList<string> Files()
    {
        using var directory = new SimpleFSDirectory(Newest());
        using var reader = DirectoryReader.Open(directory);
        return [.. reader.IndexCommit.FileNames.Select(name => Path.Combine(Newest(), name))];
    }

    /// <summary>Commits without a change but that of what is noted.</summary>
    public void Note(string key, string value)
    {
        using var directory = new SimpleFSDirectory(Newest());
        using var writer = new IndexWriter(directory, new(LuceneVersion.LUCENE_48, new KeywordAnalyzer()));
        writer.SetCommitData(new Dictionary<string, string>(writer.CommitData) { [key] = value });
        writer.Commit();
    }

    public IDisposable HoldLock()
    {
        var held = new NativeFSLockFactory(Newest()).MakeLock(IndexWriter.WRITE_LOCK_NAME);
        Assert.True(held.Obtain());
        return held;
    }

    /// <summary>Why the next one to open the index builds it anew; the right answer has to come all the same.</summary>
    public async Task<string?> ReasonOfNextRefreshAsync()
    {
        using var index = Open();
        var reason = (await index.RefreshAsync()).Reason;
        Assert.Equal("Studio Layag", Assert.Single((await new ActorSearch(index).SearchAsync(new() { Text = "layag" })).Hits).Actor.Name);
        Assert.Equal(201, (await new ActorSearch(index).SearchAsync(new())).Total);
        return reason;
    }
}
