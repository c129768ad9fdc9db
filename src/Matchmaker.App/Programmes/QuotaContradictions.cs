using System.Globalization;

namespace Matchmaker.App.Programmes;

/// <summary>Quotas that no choice can keep together, whoever there is to choose from.</summary>
internal static class QuotaContradictions
{
    /// <summary>Pairs of which one asks for more than the other allows: everybody who counts for the first counts for the second.</summary>
    /// <returns>The index of the first of each pair, and what to say of it.</returns>
    public static IEnumerable<(int At, string Text)> Find(IReadOnlyList<Quota> quotas)
    {
        for (var at = 0; at < quotas.Count; at++)
        {
            for (var other = 0; other < quotas.Count; other++)
            {
                if (other == at || !(quotas[at].AtLeast > quotas[other].AtMost) || !quotas[at].IsWithin(quotas[other])) continue;
                yield return (at, string.Create(CultureInfo.InvariantCulture, $"contradicts quotas[{other + 1}]: {quotas[at].Describe()}, and {quotas[other].Describe()}. Lower the first or raise the second."));
            }
        }
    }
}
