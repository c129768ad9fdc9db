using Matchmaker.App.Matching;

namespace Matchmaker.App.Programmes;

/// <summary>
/// How well actors fit one another, as the serving model sees them: 1 for the best that the whole network has for an actor, and for another the chance to be chosen relative to that (the ranker is a choice model). The same figure
/// as on the cards of suggestions, before variety.
/// </summary>
public sealed class PartnerFits(PartnerSuggestions suggestions)
{
    /// <summary>What each of some actors thinks of each of others. Cost: that of a list of suggestions for each actor; in parallel, and the same however many threads there are.</summary>
    /// <param name="actorIds">Rows.</param>
    /// <param name="partnerIds">Columns.</param>
    /// <param name="purpose">What they are looked for.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>
    /// rows × columns, row after row, from 0 to 1. NaN where a rule forbids the pair: it is one actor or one house, one has blocked the other, or one was rejected. Actors that the model has not met yet have 0 with everybody.
    /// </returns>
    public double[] Between(IReadOnlyList<long> actorIds, IReadOnlyList<long> partnerIds, SuggestionPurpose purpose = SuggestionPurpose.Partner, CancellationToken cancellationToken = default)
    {
        var snapshot = suggestions.Snapshot;
        int?[] columns = [.. partnerIds.Select(snapshot.IndexOf)];
        int[] known = [.. columns.OfType<int>().Distinct()];
        var fits = new double[actorIds.Count * partnerIds.Count];
        Parallel.For(0, actorIds.Count, new() { CancellationToken = cancellationToken }, row =>
        {
            var own = fits.AsSpan(row * partnerIds.Count, partnerIds.Count);
            for (var column = 0; column < own.Length; column++)
                if (partnerIds[column] == actorIds[row]) own[column] = double.NaN;
            if (snapshot.IndexOf(actorIds[row]) is not { } actor) return;
            var scores = suggestions.RelativeScores(actor, known, purpose);
            for (var column = 0; column < own.Length; column++)
            {
                if (columns[column] is not { } partner || double.IsNaN(own[column])) continue;
                own[column] = IsForbidden(suggestions.Rules.Judge(actor, partner)) || IsForbidden(suggestions.Rules.Judge(partner, actor)) ? double.NaN : scores.TryGetValue(partner, out var score) ? Math.Exp(score) : 0;
            }
        });
        return fits;
    }

    /// <summary>One figure of both views: their geometric mean, so that neither side's indifference is made up for by the other's eagerness.</summary>
    public static double Mutual(double there, double back) => Math.Sqrt(there * back);

    /// <summary>Both views of all pairs of some actors joined, symmetrically; NaN where a pair may not be.</summary>
    public double[] MutualAmong(IReadOnlyList<long> actorIds, CancellationToken cancellationToken = default)
    {
        var fits = Between(actorIds, actorIds, cancellationToken: cancellationToken);
        var count = actorIds.Count;
        for (var row = 0; row < count; row++)
            for (var column = row + 1; column < count; column++)
                fits[(row * count) + column] = fits[(column * count) + row] = Mutual(fits[(row * count) + column], fits[(column * count) + row]);
        return fits;
    }

    private static bool IsForbidden(SuggestionVerdict verdict) => verdict is SuggestionVerdict.Self or SuggestionVerdict.SameHouse or SuggestionVerdict.Blocked or SuggestionVerdict.Rejected;
}
