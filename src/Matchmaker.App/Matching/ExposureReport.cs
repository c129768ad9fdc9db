using Matchmaker.Engine.Evaluation;
using Matchmaker.Engine.Ranking.Balance;

namespace Matchmaker.App.Matching;

/// <summary>Exposure before and after a floor, and what the floor costs.</summary>
/// <param name="Model">The model that ranked; null where one was trained for the cut.</param>
/// <param name="Cut">First day that the ranking knows nothing of; null for everything.</param>
/// <param name="Floor">The guaranteed part of each group's share.</param>
/// <param name="By">The attributes whose groups have that guarantee; the others are only watched.</param>
/// <param name="ShareOf">What shares are parts of.</param>
/// <param name="Top">Suggestions an actor.</param>
/// <param name="Lists">Actors that get suggestions.</param>
/// <param name="Slots">Suggestions in all.</param>
/// <param name="ChangedSlots">How many of them are others than by score alone.</param>
/// <param name="IsReached">Whether every group has its floor.</param>
/// <param name="UtilityBefore">Mean score of a suggestion, by score alone.</param>
/// <param name="UtilityAfter">The same for the balanced lists, without the balance addend.</param>
/// <param name="UtilityBound">No lists that keep the floors have a higher one: proven.</param>
/// <param name="Accuracy">What balance costs in accuracy on the period after the cut; null without a cut.</param>
/// <param name="Groups">The exposure table.</param>
public sealed record ExposureReport(
    string? Model, DateOnly? Cut, double Floor, IReadOnlyList<string> By, ShareBasis ShareOf, int Top, int Lists, long Slots, long ChangedSlots, bool IsReached,
    double UtilityBefore, double UtilityAfter, double UtilityBound, AccuracyPrice? Accuracy, IReadOnlyList<GroupExposure> Groups)
{
    public static ExposureReport Of(BalancedBatch balanced, BalanceRequest request, string? model, DateOnly? cut, BalanceJudgement? judgement = null)
    {
        var slots = Math.Max(1.0, balanced.Slots);
        return new(
            model, cut, request.Floor, request.Attributes, request.ShareOf, request.Top, balanced.Lists.Length, balanced.Slots, balanced.ChangedSlots, balanced.IsReached,
            balanced.UtilityBefore / slots, balanced.UtilityAfter / slots, balanced.Bound / slots, judgement is null ? null : AccuracyPrice.Of(judgement), balanced.Groups);
    }
}
