using System.Globalization;
using Matchmaker.App.Demo;

namespace Matchmaker.App.Tests.Demo;

public sealed class DemoFilesTests : IDisposable
{
    private static readonly string[] Files = ["actors.csv", "collaborations.csv", "participations.csv", "feedback.csv"];

    private readonly string _folder = Directory.CreateTempSubdirectory("matchmaker-demo-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Write_SameOptionsUnderAnotherCulture_GivesTheSameBytes()
    {
        var options = new DemoOptions { Seed = 5, Actors = 300 };
        var before = CultureInfo.CurrentCulture;
        DemoFiles.Write(options, At("one"));
        try
        {
            // Another calendar, other digits after the point, another sort order.
            CultureInfo.CurrentCulture = new CultureInfo("th-TH");
            DemoFiles.Write(options, At("other"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        Assert.All(Files, file => Assert.Equal(File.ReadAllBytes(At("one", file)), File.ReadAllBytes(At("other", file))));
    }

    [Fact]
    public void Write_AnotherSeed_GivesOtherRecords()
    {
        DemoFiles.Write(new DemoOptions { Seed = 5, Actors = 100 }, At("one"));
        DemoFiles.Write(new DemoOptions { Seed = 6, Actors = 100 }, At("other"));
        Assert.All(Files, file => Assert.NotEqual(File.ReadAllBytes(At("one", file)), File.ReadAllBytes(At("other", file))));
    }

    [Fact]
    public void Write_DefaultOptions_GivesTheCommittedFiles()
    {
        DemoFiles.Write(new DemoOptions(), At("made"));
        Assert.All(Files, file => Assert.Equal(File.ReadAllBytes(Path.Combine(Repository.Root, "data", "demo", file)), File.ReadAllBytes(At("made", file))));
    }

    [Fact]
    public void Write_Summary_CountsTheRows()
    {
        var summary = DemoFiles.Write(new DemoOptions { Actors = 200, Collaborations = 350 }, At("made"));
        Assert.Equal(new[] { 200, 350, summary.Participations, summary.Feedback }, Files.Select(file => (long)File.ReadLines(At("made", file)).Count() - 1));
    }

    [Fact]
    public void Write_FolderWithFiles_IsRefusedAndLeftAlone()
    {
        var precious = At("actors.csv");
        File.WriteAllText(precious, "precious");
        var failure = Assert.Throws<DemoException>(() => DemoFiles.Write(new DemoOptions { Actors = 60 }, _folder));
        Assert.Contains("--force", failure.Message, StringComparison.Ordinal);
        Assert.Equal("precious", File.ReadAllText(precious));
    }

    [Fact]
    public void Write_FolderWithFilesAndOverwrite_ReplacesOnlyTheDemo()
    {
        File.WriteAllText(At("actors.csv"), "old");
        File.WriteAllText(At("notes.txt"), "mine");
        DemoFiles.Write(new DemoOptions { Actors = 60 }, _folder, overwrite: true);
        Assert.StartsWith("external_id,", File.ReadAllText(At("actors.csv")), StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(At("notes.txt")));
    }

    [Fact]
    public void Write_FolderIsAFile_IsRefused()
    {
        File.WriteAllText(At("taken"), "");
        var failure = Assert.Throws<DemoException>(() => DemoFiles.Write(new DemoOptions(), At("taken")));
        Assert.Contains("is a file", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Cancelled_LeavesNoFiles()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => DemoFiles.Write(new DemoOptions { Actors = 5000 }, At("stopped"), cancellationToken: stop.Token));
        Assert.Empty(Directory.EnumerateFiles(At("stopped")));
    }

    [Theory]
    [InlineData(1, 0, null, "0 actors")]
    [InlineData(1, -3, null, "-3 actors")]
    [InlineData(1, 49, null, "49 actors")]
    [InlineData(-1, 100, null, "seed -1")]
    [InlineData(1, 100, -1, "-1 collaborations")]
    public void Validate_OutOfRange_SaysWhat(long seed, int actors, int? collaborations, string expected)
    {
        var failure = Assert.Throws<DemoException>(() => new DemoOptions { Seed = seed, Actors = actors, Collaborations = collaborations }.Validate());
        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_SmallestWithoutCollaborations_Works()
    {
        var summary = DemoFiles.Write(new DemoOptions { Actors = DemoOptions.FewestActors, Collaborations = 0 }, At("small"));
        Assert.Equal(0, summary.Participations);
    }

    [Fact]
    public void Write_FewerCollaborationsThanActors_Works()
    {
        var summary = DemoFiles.Write(new DemoOptions { Actors = 100, Collaborations = 3 }, At("few"));
        Assert.True(summary.Participations >= 6);
    }

    private string At(params string[] parts) => Path.Combine([_folder, .. parts]);
}
