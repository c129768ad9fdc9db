using Matchmaker.App.Search;
using Matchmaker.Contracts.Storage;

namespace Matchmaker.Lucene.Tests;

/// <summary>Every file of an index, cut off, garbled and gone: before it is opened, and under the feet of who reads it.</summary>
public sealed class LuceneDamageTests : IAsyncLifetime
{
    private TestRegistry? _registry;

    private IndexOnDisk Disk => new(_registry!);

    // More than one segment, and deletions.
    public async Task InitializeAsync()
    {
        _registry = await TestRegistry.SqliteAsync();
        await _registry.AddAsync(TestData.Actor("Studio Layag"), Enumerable.Range(0, 201).Select(at => (object)TestData.Actor($"Other {at} atelier", "TH")).ToArray());
        using var index = Disk.Open();
        await index.RefreshAsync();
        await using (var context = _registry.CreateContext())
        {
            context.Actors.Remove(context.Actors.Single(actor => actor.Name == "Other 200 atelier"));
            await context.SaveChangesAsync();
        }

        Assert.Equal(1, (await index.RefreshAsync()).Removed);
    }

    public Task DisposeAsync()
    {
        _registry!.Dispose();
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData("gone")]
    [InlineData("empty")]
    [InlineData("half")]
    [InlineData("a byte less")]
    [InlineData("first byte")]
    [InlineData("in the middle")]
    [InlineData("last byte")]
    [InlineData("zeros")]
    [InlineData("of another")]
    public async Task Refresh_AnyFileDamaged_BuildsAnew(string damage)
    {
        var whole = Path.Combine(_registry!.Folder, "whole");
        var names = Disk.Files().Select(file => Path.GetFileName(file)!).ToList();
        Assert.Contains(names, name => name.EndsWith(".del", StringComparison.Ordinal));
        Copy(Disk.Folder, whole);
        foreach (var name in names)
        {
            Directory.Delete(Disk.Folder, recursive: true);
            Copy(whole, Disk.Folder);
            var before = Disk.Newest();
            await DamageAsync(Path.Combine(before, name), damage);
            Assert.True(await Disk.ReasonOfNextRefreshAsync() is { } reason && reason.StartsWith("the index was damaged", StringComparison.Ordinal), $"{name}: {damage}");
            Assert.NotEqual(before, Disk.Newest());
            Assert.False(Directory.Exists(before));
            Assert.Null(await Disk.ReasonOfNextRefreshAsync());
        }
    }

    [Fact]
    public async Task Search_IndexDamagedWhileItServes_IsMendedAndAnswers()
    {
        using var index = Disk.Open();
        await index.RefreshAsync();
        foreach (var path in Disk.Files()) await DamageAsync(path, "zeros");

        var result = await new ActorSearch(index).SearchAsync(new() { Text = "layag" });

        Assert.Equal("Studio Layag", Assert.Single(result.Hits).Actor.Name);
        Assert.Equal(3, index.State!.Version);
    }

    [Fact]
    public async Task Search_IndexCutOffWhileItServes_IsMendedAndAnswers()
    {
        using var index = Disk.Open();
        await index.RefreshAsync();
        foreach (var path in Disk.Files()) await DamageAsync(path, "empty");

        Assert.Equal("Studio Layag", Assert.Single((await new ActorSearch(index).SearchAsync(new() { Text = "layag" })).Hits).Actor.Name);
    }

    [Fact]
    public async Task Refresh_IndexDamagedWhileItServes_IsBuiltAnewWithTheChange()
    {
        using var index = Disk.Open();
        await index.RefreshAsync();
        foreach (var path in Disk.Files()) await DamageAsync(path, "half");
        await _registry!.AddAsync(TestData.Actor("Newcomer"));

        Assert.Equal(202, (await index.RefreshAsync()).Added);
        Assert.Single((await new ActorSearch(index).SearchAsync(new() { Text = "newcomer" })).Hits);
    }

    [Fact]
    public async Task Search_RandomBytesChanged_AnswersRightOrIsMended()
    {
        var random = new Random(20261122);
        var whole = Path.Combine(_registry!.Folder, "whole");
        Copy(Disk.Folder, whole);
        for (var round = 0; round < 30; round++)
        {
            Directory.Delete(Disk.Folder, recursive: true);
            Copy(whole, Disk.Folder);
            var files = Disk.Files();
            var path = files[random.Next(files.Count)];
            var bytes = await File.ReadAllBytesAsync(path);
            var at = random.Next(bytes.Length);
            bytes[at] ^= (byte)(1 << random.Next(8));
            await File.WriteAllBytesAsync(path, bytes);

            Assert.True(await Disk.ReasonOfNextRefreshAsync() is { } reason && reason.StartsWith("the index was damaged", StringComparison.Ordinal), $"{Path.GetFileName(path)} at {at}");
        }
    }

    private static async Task DamageAsync(string path, string damage)
    {
        if (damage == "gone")
        {
            File.Delete(path);
            return;
        }

        // In place, as a disk does it; readers have the file open.
        await using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        switch (damage)
        {
            case "empty":
                file.SetLength(0);
                break;
            case "half":
                file.SetLength(file.Length / 2);
                break;
            case "a byte less":
                file.SetLength(file.Length - 1);
                break;
            case "zeros":
                file.Write(new byte[file.Length]);
                break;
            case "of another":
                file.Write(Enumerable.Range(0, (int)file.Length).Select(at => (byte)(at * 37)).ToArray());
                break;
            default:
                var at = damage switch { "first byte" => 0, "last byte" => file.Length - 1, _ => file.Length / 2 };
                file.Position = at;
                var value = file.ReadByte();
                file.Position = at;
                file.WriteByte((byte)(value ^ 0x41));
                break;
        }
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var folder in Directory.GetDirectories(from)) Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
    }
}
