using Matchmaker.Contracts;
using Matchmaker.Engine.Evaluation;
using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Filtering;
using Matchmaker.Engine.Tests.Evaluation;

namespace Matchmaker.Engine.Tests.Filtering;

/// <summary>Floors below which the quality of the filter, alone and with factors, must not fall unnoticed.</summary>
public sealed class FilterQualityTests
{
    [Fact]
    public void SearchBatch_PlantedGroups_FindsWhatWasHeldOut()
    {
        var split = PlantedGroups.Split().ValidationSplit(0.3, 1);
        var users = GowallaEvaluation.UsersOf(split);
        var filter = new GraphFilter(split.Train, new GraphFilterOptions { Ridge = 1, RowExponent = 0.5f, ColumnExponent = 0.5f, PopularityExponent = 0.5f });
        var model = new AlsTrainer().Train(split.Train, new AlsOptions { Rank = 24, Epochs = 15, UnobservedWeight = 0.3f, Regularization = 0.05f });

        var alone = GowallaEvaluation.Of(filter.SearchBatch(users, 20, split.Train), users, split);
        var both = GowallaEvaluation.Of(new BlendedSearch(filter, model).SearchBatch(users, 20, split.Train), users, split);

        Assert.True(alone.Recall >= 0.7 && alone.Ndcg >= 0.44, $"The filter alone: {alone}.");
        Assert.True(both.Recall >= 0.7 && both.Ndcg >= 0.44, $"With factors: {both}.");
    }

    /// <summary>A hundredth of the test users, whose figures differ from those of all: a floor, and quick.</summary>
    [SharedDataFact]
    public void SearchBatch_Gowalla_KeepsItsFigures()
    {
        var split = SharedGowalla.Read();
        int[] users = [.. GowallaEvaluation.UsersOf(split).Where((_, at) => at % 100 == 0)];

        var result = GowallaEvaluation.Of(new GraphFilter(split.Train).SearchBatch(users, 20, split.Train), users, split);

        Assert.True(result.Recall >= 0.175 && result.Ndcg >= 0.145, $"{result}.");
    }
}
