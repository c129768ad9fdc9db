using Matchmaker.App.Models;
using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.App.Tests.Models;

public sealed class ModelFileTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("matchmaker-models-").FullName;

    private string ModelPath => Path.Combine(_directory, "nested", "partners.model");

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void SaveAndOpen_ModelWithSections_ComesBackWithItsCard()
    {
        var model = Trained(1);
        var card = Card();

        ModelFile.Save(ModelPath, model, card, new ModelSection("actors", new byte[] { 1, 2, 3 }));
        using var file = ModelFile.Open(ModelPath);

        Assert.True(model.Rows.Values.SequenceEqual(file.Factors.Rows.Values));
        Assert.Equal(model.Score(1, 2), file.Factors.Score(1, 2));
        Assert.Equal([1, 2, 3], file.Container.Bytes("actors").ToArray());
        Assert.Equal(card.ToJson(), (file.Card with { FileHash = null }).ToJson());
        Assert.Equal(0.25, file.Card.Metrics["recall@20"]);
        Assert.Equal(new DateOnly(2019, 1, 1), file.Card.CutDate);
        Assert.Equal(64, file.Card.FileHash!.Length);
    }

    [Fact]
    public void Save_OverAnOpenModel_ReplacesItForTheNextReaderOnly()
    {
        var first = Trained(1);
        var second = Trained(2);
        ModelFile.Save(ModelPath, first, Card());
        using var open = ModelFile.Open(ModelPath);

        ModelFile.Save(ModelPath, second, Card());
        using var reopened = ModelFile.Open(ModelPath);

        Assert.Equal(first.Score(0, 0), open.Factors.Score(0, 0));
        Assert.Equal(second.Score(0, 0), reopened.Factors.Score(0, 0));
        Assert.NotEqual(first.Score(0, 0), second.Score(0, 0));
        Assert.Equal(2, Directory.GetFiles(Path.GetDirectoryName(ModelPath)!).Length);
    }

    [Fact]
    public void Save_ThatFails_LeavesTheOldModelAndNoTemporaryFile()
    {
        ModelFile.Save(ModelPath, Trained(1), Card());
        var before = File.ReadAllBytes(ModelPath);

        Assert.Throws<ArgumentException>(() => ModelFile.Save(ModelPath, Trained(2), Card(), new ModelSection("", new byte[1])));

        Assert.Equal(before, File.ReadAllBytes(ModelPath));
        Assert.Equal(2, Directory.GetFiles(Path.GetDirectoryName(ModelPath)!).Length);
    }

    [Theory]
    [InlineData("flip", ModelDefect.Damaged, "checksum differs")]
    [InlineData("cut", ModelDefect.Truncated, "truncated")]
    [InlineData("empty", ModelDefect.NotAModel, "empty")]
    [InlineData("text", ModelDefect.NotAModel, "not a Matchmaker model")]
    [InlineData("version", ModelDefect.OtherVersion, "format version 2")]
    [InlineData("card", ModelDefect.Damaged, "card is damaged")]
    public void Open_DamagedFile_IsRefusedWithPathReasonAndRemedy(string damage, ModelDefect defect, string reason)
    {
        ModelFile.Save(ModelPath, Trained(1), Card());
        var bytes = File.ReadAllBytes(ModelPath);
        switch (damage)
        {
            case "flip": bytes[^200] ^= 1; break;
            case "cut": bytes = bytes[..^100]; break;
            case "empty": bytes = []; break;
            case "text": bytes = "actor,rank,partner,score"u8.ToArray(); break;
            case "version": bytes[8]++; break;
            default: File.WriteAllText(ModelFile.CardPathOf(ModelPath), "{ \"name\": "); break;
        }

        File.WriteAllBytes(ModelPath, bytes);
        var error = Assert.Throws<ModelFormatException>(() => ModelFile.Open(ModelPath));

        Assert.Equal(defect, error.Defect);
        Assert.Contains(ModelPath, error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Contains("matchmaker train", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_NothingThere_SaysWhatToDo()
    {
        var error = Assert.Throws<FileNotFoundException>(() => ModelFile.Open(ModelPath));

        Assert.Contains("matchmaker train", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Score_AfterDisposal_ThrowsInsteadOfReadingUnmappedMemory()
    {
        ModelFile.Save(ModelPath, Trained(1), Card());
        var file = ModelFile.Open(ModelPath);
        file.Dispose();

        Assert.Throws<ObjectDisposedException>(() => file.Factors.Score(0, 0));
    }

    private static FactorModel Trained(int seed) => new AlsTrainer().Train(
        SparseRows.FromEntries(4, 5, [0, 1, 2, 3, 0], [1, 2, 3, 4, 0], [1, 1, 1, 1, 1]), new AlsOptions { Rank = 3, Epochs = 1, Seed = seed });

    private static ModelCard Card() => new()
    {
        Name = "partners",
        Version = "3",
        Trainer = "als",
        EngineVersion = "0.1.0",
        DataHash = "abc",
        Counts = new Dictionary<string, long> { ["actors"] = 4 },
        CutDate = new DateOnly(2019, 1, 1),
        Options = new AlsOptions { Rank = 3 },
        Metrics = new Dictionary<string, double> { ["recall@20"] = 0.25 },
        Duration = TimeSpan.FromSeconds(1.5),
        CreatedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
    };
}
