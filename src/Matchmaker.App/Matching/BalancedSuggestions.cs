using Matchmaker.Engine.Ranking;
using Matchmaker.Engine.Ranking.Balance;

namespace Matchmaker.App.Matching;

/// <summary>The suggestions of everybody at once, with a guaranteed exposure for each group.</summary>
public sealed class BalancedSuggestions(PartnerSuggestions suggestions)
{
    /// <summary>
    /// Ranks everybody's candidates and balances the lists: the same rules as for a single request, but the bare order of scores, without variety. Shares are parts of the actors that
    /// can be suggested to anybody (those whom filter and rules let through, with a past or without), or of the candidates of the lists, as the request says.
    /// </summary>
    /// <param name="request">Floor, attributes and length of the lists.</param>
    /// <param name="progress">Told the number of actors ranked, from any thread.</param>
    /// <param name="cancellationToken">Stops between actors.</param>
    /// <exception cref="BalanceException">The floor lies outside its range, or there is nobody to suggest to.</exception>
    public BalancedBatch Balance(BalanceRequest request, IProgress<long>? progress = null, CancellationToken cancellationToken = default) =>
        Balance(request, [], progress, cancellationToken);

    /// <inheritdoc cref="Balance(BalanceRequest, IProgress{long}?, CancellationToken)"/>
    /// <param name="request">Floor, attributes and length of the lists.</param>
    /// <param name="watched">More attributes to tell the exposure by.</param>
    /// <param name="progress">Told the number of actors ranked, from any thread.</param>
    /// <param name="cancellationToken">Stops between actors.</param>
    internal BalancedBatch Balance(BalanceRequest request, IReadOnlyList<BalanceAttribute> watched, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        request.Validate();
        var counts = suggestions.Ranker.Signals.Counts;
        var filter = request.Filter ?? new SuggestionFilter();
        var fits = filter.On(suggestions.Snapshot);
        var isEligible = new bool[counts.RowCount];
        for (var actor = 0; actor < isEligible.Length; actor++)
            isEligible[actor] = fits(actor) && suggestions.Rules.IsOpen(actor, filter.OnlyVerified);
        int[] queries = [.. Enumerable.Range(0, counts.RowCount).Where(actor => request.IncludeNewcomers || counts.Degree(actor) > 0)];
        if (queries.Length == 0) throw new BalanceException("No actor of the registry has a past partner, as far as the model knows, so there are no suggestions to balance.");
        BalanceAttribute[] attributes = [.. BalanceAttributes.Of(suggestions.Snapshot, request.Attributes), .. watched];
        var options = new ExposureBalanceOptions { Floor = request.Floor, ListLength = request.Top };
        var pool = For(request.Top) with { Kinds = CandidateKinds.Newcomers };
        if (request.ShareOf == ShareBasis.Candidates) attributes = CandidateShares.Of(suggestions.Ranker.Signals, queries, attributes, request.Top, pool, IsOpen, progress, cancellationToken);
        var batch = new BatchRanking(suggestions.Ranker, pool, IsOpen).RankFor(queries, attributes, isEligible, options, progress, cancellationToken);
        return ExposureBalance.Solve(batch, attributes, isEligible, options, cancellationToken);

        bool IsOpen(int actor, int partner) => isEligible[partner] && suggestions.Rules.Judge(actor, partner, filter.OnlyVerified) == SuggestionVerdict.Allowed;
    }

    /// <summary>A batch from which lists of so many can be balanced: long lists need more than the standard.</summary>
    internal static BatchOptions For(int top)
    {
        var standard = new BatchOptions();
        return standard with { Depth = Math.Max(standard.Depth, 4 * top) };
    }
}
