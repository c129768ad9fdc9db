using Matchmaker.App.Matching;

namespace Matchmaker.App.Pushing;

/// <summary>Who is told of, over a whole batch.</summary>
/// <param name="Suggestions">How many suggestions there are.</param>
/// <param name="Shown">How many different actors are told of.</param>
/// <param name="Most">To how many the one that is told of most is told.</param>
/// <param name="Gini">How unequally the suggestions fall on all that could be told of: 0 for alike, 1 for all on one.</param>
/// <param name="Countries">The part of each country, and its part of all that could be told of.</param>
public sealed record PushExposure(long Suggestions, int Shown, int Most, double Gini, IReadOnlyDictionary<string, (double Part, double Share)> Countries)
{
    internal static PushExposure Of(RegistrySnapshot snapshot, bool[] isEligible, StrongSuggestion[][] lists)
    {
        var times = new int[snapshot.ActorCount];
        foreach (var one in lists.SelectMany(list => list)) times[one.Partner]++;
        long total = times.Sum();
        var eligible = Enumerable.Range(0, times.Length).Where(actor => isEligible[actor]).ToArray();
        var countries = eligible.GroupBy(snapshot.CountryOf, StringComparer.Ordinal).ToDictionary(
            group => group.Key, group => (total == 0 ? 0 : group.Sum(actor => (double)times[actor]) / total, (double)group.Count() / eligible.Length), StringComparer.Ordinal);
        return new(total, times.Count(count => count > 0), times.Length == 0 ? 0 : times.Max(), GiniOf([.. eligible.Select(actor => times[actor])]), countries);
    }

    private static double GiniOf(int[] counts)
    {
        Array.Sort(counts);
        double total = 0, weighted = 0;
        for (var at = 0; at < counts.Length; at++)
        {
            total += counts[at];
            weighted += (at + 1.0) * counts[at];
        }

        return total == 0 ? 0 : (2 * weighted / (counts.Length * total)) - ((counts.Length + 1.0) / counts.Length);
    }
}
