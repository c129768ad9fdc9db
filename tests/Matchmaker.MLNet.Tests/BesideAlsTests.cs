using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.MLNet.Tests;

/// <summary>The two trainers on the same data: they minimise nearly the same, and so must say nearly the same.</summary>
public sealed class BesideAlsTests
{
    private const int ListLength = 10;

    private static readonly FactorTrainingOptions Options = new() { Rank = 8, Epochs = 20, UnobservedWeight = 0.05f, Regularization = 0.05f };

    public static TheoryData<string> Trainers => new("als", "mlnet");

    [Theory]
    [MemberData(nameof(Trainers))]
    public void Train_PlantedCommunities_ListsHoldTheOwnCommunity(string name)
    {
        var matrix = PlantedMatrix.Build();

        var lists = ListsOf(TrainerOf(name).Train(matrix, Options), matrix);

        var own = lists.Select((list, actor) => list.Count(other => PlantedMatrix.IsOneCommunity(actor, other))).Sum();
        Assert.InRange((double)own / (PlantedMatrix.Actors * ListLength), 0.95, 1);
    }

    [Fact]
    public void Train_SameMatrixAndOptions_ListsOverlapWithThoseOfAls()
    {
        var matrix = PlantedMatrix.Build();

        var ours = ListsOf(new MlNetTrainer().Train(matrix, Options), matrix);
        var theirs = ListsOf(new AlsTrainer().Train(matrix, Options), matrix);

        var shared = ours.Zip(theirs, (one, other) => one.Intersect(other).Count()).Average() / ListLength;
        Assert.InRange(shared, 0.7, 1);
    }

    [Fact]
    public void FoldIn_EntriesOfATrainedRow_ComesBackToItsPlace()
    {
        var matrix = PlantedMatrix.Build();
        var model = new MlNetTrainer().Train(matrix, Options with { Epochs = 200 });
        var folded = new float[model.Rank];

        for (var row = 0; row < PlantedMatrix.Actors; row += 7)
        {
            model.FoldIn(matrix.RowColumns(row), matrix.RowValues(row), folded);

            var trained = model.Rows.Row(row).ToArray();
            var cosine = VectorKernels.Dot(folded, trained) / Math.Sqrt(VectorKernels.Dot(folded, folded) * (double)VectorKernels.Dot(trained, trained));
            Assert.InRange(cosine, 0.99, 1.0001);
        }
    }

    private static IFactorTrainer TrainerOf(string name) => name == "als" ? new AlsTrainer() : new MlNetTrainer();

    /// <summary>Everybody's best partners to be.</summary>
    private static int[][] ListsOf(FactorModel model, SparseRows matrix) =>
    [
        .. Enumerable.Range(0, PlantedMatrix.Actors).Select(actor => Enumerable.Range(0, PlantedMatrix.Actors)
            .Where(other => other != actor && !matrix.Contains(actor, other))
            .OrderByDescending(other => model.Score(actor, other))
            .Take(ListLength)
            .ToArray()),
    ];
}
