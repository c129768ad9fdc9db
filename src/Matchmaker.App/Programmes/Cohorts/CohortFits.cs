using System.Collections.Concurrent;
using Matchmaker.App.Matching;
using Matchmaker.App.Models;

namespace Matchmaker.App.Programmes.Cohorts;

/// <summary>How well each of those in a programme fits the others; kept for as long as the same model serves, since a curator tries many things with the same people.</summary>
public sealed class CohortFits(LiveMatching matching)
{
    /// <summary>More are not compared each with each.</summary>
    public const int MostCompared = 800;

    private const int BestOthers = 10;

    private const int MostKept = 8;

    private readonly ConcurrentDictionary<string, double[]> _kept = new(StringComparer.Ordinal);

    /// <summary>A fit for each actor, 0 to 1; null where no model serves, or there are too many.</summary>
    public async Task<double[]?> AmongAsync(IReadOnlyList<long> actorIds, CancellationToken cancellationToken = default)
    {
        if (actorIds.Count > MostCompared) return null;
        try
        {
            using var lease = await matching.UseAsync(cancellationToken);
            var key = $"{lease.ReadAt:O} {string.Join(',', actorIds)}";
            if (_kept.TryGetValue(key, out var kept)) return kept;
            var suggestions = lease.Suggestions;
            var fits = await Task.Run(() => Means(new PartnerFits(suggestions).MutualAmong(actorIds, cancellationToken), actorIds.Count), cancellationToken);
            if (_kept.Count >= MostKept) _kept.Clear();
            return _kept[key] = fits;
        }
        catch (ModelStoreException)
        {
            return null;
        }
    }

    // The best others and not all: nobody works with everybody.
    private static double[] Means(double[] fits, int count) =>
    [
        .. Enumerable.Range(0, count).Select(row => Enumerable.Range(0, count).Select(column => fits[(row * count) + column]).Where(fit => !double.IsNaN(fit)).OrderDescending().Take(BestOthers).DefaultIfEmpty(0).Average()),
    ];
}
