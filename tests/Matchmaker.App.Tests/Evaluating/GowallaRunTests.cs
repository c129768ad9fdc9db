using System.IO.Compression;
using Matchmaker.App.Evaluating;
using Matchmaker.Contracts.Storage;
using Matchmaker.Engine.Factorization;

namespace Matchmaker.App.Tests.Evaluating;

public sealed class GowallaRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_TwoTastes_FindsWhatEachLacks()
    {
        // Users of either taste know four of its five items; the missing one is asked for.
        var users = Enumerable.Range(0, 20).Select(user => (User: user, Base: user % 2 * 5, Missing: user / 2 % 5)).ToList();
        Write("train.txt.gz", string.Join('\n', users.Select(u => $"{u.User} {string.Join(' ', Enumerable.Range(0, 5).Where(i => i != u.Missing).Select(i => u.Base + i))}")));
        Write("test.txt.gz", string.Join('\n', users.Select(u => $"{u.User} {u.Base + u.Missing}")));

        var report = GowallaRun.Run(_folder.Path, new AlsTrainer(), 2);

        Assert.Equal((2, 20), (report.Rank, report.Users));
        Assert.Equal([1, 2, 3], report.Seeds);
        Assert.Equal([GowallaReport.Factors, GowallaReport.Filter, GowallaReport.Both], report.Rows.Select(row => row.Name));
        Assert.All(report.Rows, row =>
        {
            Assert.Equal(1, row.Recall, 1e-12);
            Assert.InRange(row.Ndcg, 0.9, 1);
            Assert.True(row.TrainSeconds > 0 && row.RankSeconds > 0);
        });
        Assert.Null(report[GowallaReport.Filter].NdcgSpread);
        Assert.NotNull(report[GowallaReport.Both].NdcgSpread);
        Assert.True(report.SecondsPerEpoch > 0);
    }

    [Theory]
    [InlineData("missing", "train.txt.gz")]
    [InlineData("no gzip", "train.txt.gz and test.txt.gz")]
    [InlineData("cut", "train.txt.gz and test.txt.gz")]
    [InlineData("words", "Line 2 of the train file")]
    [InlineData("empty", "train.txt.gz holds no interaction")]
    [InlineData("empty test", "test.txt.gz holds no interaction")]
    public void Run_FilesMissingOrDamaged_SaysWhatIsNeeded(string damage, string message)
    {
        Write("train.txt.gz", damage switch { "words" => "0 1 2\n1 two\n", "empty" => "", _ => "0 1 2\n1 2 3\n" });
        Write("test.txt.gz", damage == "empty test" ? "" : "0 3\n1 1\n");
        var train = _folder.File("train.txt.gz");
        if (damage == "missing") File.Delete(train);
        if (damage == "no gzip") File.WriteAllText(train, "0 1 2\n");
        if (damage == "cut") File.WriteAllBytes(train, File.ReadAllBytes(train)[..^6]);

        var error = Assert.Throws<EvaluationException>(() => GowallaRun.Run(_folder.Path, new AlsTrainer(), 2));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Contains(_folder.Path, error.Message, StringComparison.Ordinal);
    }

    private void Write(string name, string text)
    {
        using var writer = new StreamWriter(new GZipStream(File.Create(_folder.File(name)), CompressionLevel.Fastest));
        writer.Write(text);
    }
}
