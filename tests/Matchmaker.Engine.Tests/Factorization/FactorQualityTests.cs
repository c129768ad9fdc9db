using System.IO.Compression;
using Matchmaker.Contracts;
using Matchmaker.Engine.Evaluation;
using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Tests.Factorization;

/// <summary>Floors below which the quality of factors must not fall unnoticed.</summary>
public sealed class FactorQualityTests
{
    /// <summary>About what knowing the groups would give: what each user holds outside its group cannot be foreseen.</summary>
    private const double RecallFloor = 0.72;

    private const double NdcgFloor = 0.45;

    [Theory]
    [InlineData(AlsSolver.Exact)]
    [InlineData(AlsSolver.Block)]
    public void Train_PlantedGroups_FindsWhatWasHeldOut(AlsSolver solver)
    {
        var split = Planted().ValidationSplit(0.3, 1);

        var model = new AlsTrainer().Train(split.Train, new AlsOptions { Rank = 24, Epochs = 15, UnobservedWeight = 0.3f, Regularization = 0.05f, Solver = solver, BlockSize = 16 });

        var result = GowallaEvaluation.Of(model, split);
        Assert.Equal(400, result.Users);
        Assert.True(result.Recall >= RecallFloor && result.Ndcg >= NdcgFloor, $"Recall {result.Recall}, NDCG {result.Ndcg}.");
    }

    [SharedDataFact]
    public void Train_GowallaAtRank64_ReachesThePublishedFigures()
    {
        using var train = Open("train.txt.gz");
        using var test = Open("test.txt.gz");
        var split = GowallaSplit.Read(train, test);

        var result = GowallaEvaluation.Of(new AlsTrainer().Train(split.Train, GowallaEvaluation.OptionsFor(64)), split);

        Assert.True(result.Recall >= 0.150 && result.Ndcg >= 0.127, $"Recall {result.Recall}, NDCG {result.Ndcg}.");
    }

    private static StreamReader Open(string file) =>
        new(new GZipStream(File.OpenRead(SharedDataFactAttribute.PathOf("gowalla", file)), CompressionMode.Decompress));

    /// <summary>400 users in ten groups; each takes about half of its group's 30 items, and about six others of 300.</summary>
    private static GowallaSplit Planted()
    {
        var random = new Random(1);
        var pairs = Enumerable.Range(0, 400 * 300).Select(at => (User: at / 300, Item: at % 300))
            .Where(pair => random.NextDouble() < (pair.User % 10 == pair.Item % 10 ? 0.5 : 0.02)).ToArray();
        var train = SparseRows.FromEntries(
            400, 300, [.. pairs.Select(pair => pair.User)], [.. pairs.Select(pair => pair.Item)], [.. pairs.Select(_ => 1f)]);
        return new GowallaSplit(train, SparseRows.FromEntries(400, 300, [], [], []));
    }
}
