using Matchmaker.App.Matching;

namespace Matchmaker.App.Evaluating;

/// <summary>What a floor costs on the period after a cut, over several seeds of the factors.</summary>
/// <param name="Cut">First day of the test period.</param>
/// <param name="Seeds">The seeds.</param>
/// <param name="TrainSeconds">Mean time to train.</param>
/// <param name="Floor">The guaranteed part of each group's share.</param>
/// <param name="By">The attributes whose groups have that guarantee.</param>
/// <param name="ShareOf">What shares are parts of.</param>
/// <param name="Top">Suggestions an actor.</param>
/// <param name="Changed">Part of the suggestions that are others than by score alone.</param>
/// <param name="NdcgBefore">NDCG at the length of the lists, by score alone.</param>
/// <param name="NdcgAfter">The same of the balanced lists.</param>
/// <param name="NdcgChange">The latter over the former, less 1, seed by seed.</param>
/// <param name="RecallBefore">Recall, by score alone.</param>
/// <param name="RecallAfter">The same of the balanced lists.</param>
/// <param name="RecallChange">The latter over the former, less 1, seed by seed.</param>
public sealed record SeededPriceReport(
    DateOnly Cut, IReadOnlyList<int> Seeds, double TrainSeconds, double Floor, IReadOnlyList<string> By, ShareBasis ShareOf, int Top, SeededFigure Changed,
    SeededFigure NdcgBefore, SeededFigure NdcgAfter, SeededFigure NdcgChange, SeededFigure RecallBefore, SeededFigure RecallAfter, SeededFigure RecallChange)
{
    /// <summary>Of one report a seed, in the same order.</summary>
    internal static SeededPriceReport Of(DateOnly cut, IReadOnlyList<int> seeds, double trainSeconds, BalanceRequest request, IReadOnlyList<ExposureReport> reports)
    {
        var prices = reports.Select(report => report.Accuracy!).ToList();
        return new(
            cut, seeds, trainSeconds, request.Floor, request.Attributes, request.ShareOf, request.Top,
            SeededFigure.Of(reports, report => report.ChangedSlots / (double)Math.Max(1, report.Slots)),
            SeededFigure.Of(prices, price => price.NdcgBefore), SeededFigure.Of(prices, price => price.NdcgAfter), SeededFigure.Of(prices, price => Change(price.NdcgBefore, price.NdcgAfter)),
            SeededFigure.Of(prices, price => price.RecallBefore), SeededFigure.Of(prices, price => price.RecallAfter), SeededFigure.Of(prices, price => Change(price.RecallBefore, price.RecallAfter)));
    }

    private static double Change(double before, double after) => before == 0 ? 0 : (after / before) - 1;
}
