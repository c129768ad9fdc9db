using System.IO.Compression;
using System.Text;
using Matchmaker.App.Evaluating;
using Matchmaker.App.Evaluating.Briefs;
using Matchmaker.App.Matching;
using Matchmaker.App.Tests.Models;
using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Evaluating;

public sealed class CompletionEvaluationTests : IDisposable
{
    private static readonly DateOnly Cut = new(2022, 1, 1);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Run_PlantedRegistry_HasEveryRowAndIsTheSameAgain()
    {
        var snapshot = await SnapshotAsync();
        var report = new CompletionEvaluation(snapshot).Run(Cut, null, 1, PlantedRegistry.Small());
        Assert.Equal(7, report.Rows.Count);
        Assert.Equal(CompletionEvaluation.Scorer, report.Rows[^1].Name);
        Assert.Equal([1, 2, 3], report.Seeds);
        Assert.All(report.Rows, row => Assert.InRange(row.ReciprocalRank, 0, 1));
        Assert.All(report.Queries.Zip(report.UnknownHidden), both => Assert.Equal(report.Collaborations, both.First + both.Second));
        Assert.True(report.Rows[^1].ReciprocalRank > report.Rows[0].ReciprocalRank);
        Assert.Equal(report.Rows.Select(row => (row.Name, row.Hit, row.ReciprocalRank)), new CompletionEvaluation(snapshot).Run(Cut, null, 1, PlantedRegistry.Small()).Rows.Select(row => (row.Name, row.Hit, row.ReciprocalRank)));
    }

    [Fact]
    public async Task Run_NothingToAsk_SaysWhatToDo()
    {
        var snapshot = await SnapshotAsync();
        Assert.Contains("well inside", Assert.Throws<EvaluationException>(() => new CompletionEvaluation(snapshot).Run(new(2050, 1, 1), null, 1, PlantedRegistry.Small())).Message, StringComparison.Ordinal);
        Assert.Contains("--until", Assert.Throws<EvaluationException>(() => new CompletionEvaluation(snapshot).Run(Cut, Cut, 1, PlantedRegistry.Small())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunBriefs_TextsThatTellTheCircle_AreFoundBySearch()
    {
        var snapshot = await SnapshotAsync();
        var indices = Enumerable.Range(0, snapshot.ActorCount).ToDictionary(actor => $"{actor}", actor => actor);
        string[] words = ["weaving of silk", "games for phones", "films about rivers"];
        IEnumerable<TextProject> Projects(int year) => Enumerable.Range(0, 3).SelectMany(circle => Enumerable.Range(0, 3), (circle, at) =>
            new TextProject($"{year}-{circle}-{at}", words[circle], new(year, 1, 1), [.. Enumerable.Range((PlantedRegistry.InCircle * circle) + (at * 4), 6).Select(actor => $"{actor}")]));
        var report = new BriefEvaluation(snapshot, indices).Run([.. Projects(2021), .. Projects(2022)], Cut, null, PlantedRegistry.Small());
        Assert.Equal((9, 9), (report.TrainProjects, report.TestProjects));
        Assert.Equal(0, report.NotToFind);
        Assert.All(report.Rows, row => Assert.InRange(row.Recall20, 0, 1));
        Assert.True(report.Rows[1].Recall20 > report.Rows[0].Recall20);
        Assert.Contains("nothing to learn", Assert.Throws<EvaluationException>(() => new BriefEvaluation(snapshot, indices).Run([.. Projects(2022)], Cut, null, PlantedRegistry.Small())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_CallsWithoutLinesMarkAndBrokenText_AreReadAndMended()
    {
        var path = _folder.File("calls.jsonl.gz");
        Write(path, "\uFEFF{\"title\":\"A\",\"description\":\"the beneficiariesâ€™ costs\"}{\"title\":\"B\",\"description\":\"" + string.Join(' ', Enumerable.Range(0, 60).Select(at => $"word{at}")) + "\"}\n{\"title\": 3}");
        Assert.Equal(new(3, null, 1, 0, 2), FundingCalls.Check(path));
        Write(path, "{\"title\":\"A\"} nonsense");
        Assert.Equal(1, FundingCalls.Check(path).Calls);
        Assert.NotNull(FundingCalls.Check(path).BrokenAt);
        Assert.Throws<EvaluationException>(() => FundingCalls.Check(_folder.File("gone")));
        Assert.Contains("--briefs", Assert.Throws<EvaluationException>(() => EcselProjects.Read(_folder.File("nowhere"))).Message, StringComparison.Ordinal);
    }

    private static void Write(string path, string text)
    {
        using var packed = new GZipStream(File.Create(path), CompressionLevel.Fastest);
        packed.Write(Encoding.UTF8.GetBytes(text));
    }

    private static async Task<RegistrySnapshot> SnapshotAsync()
    {
        using var registry = await PlantedRegistry.SqliteAsync();
        return await RegistrySnapshot.LoadAsync(registry.Database);
    }
}
