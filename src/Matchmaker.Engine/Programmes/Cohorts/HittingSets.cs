namespace Matchmaker.Engine.Programmes.Cohorts;

/// <summary>Sets that have something of each of several sets.</summary>
internal static class HittingSets
{
    /// <summary>
    /// A smallest set that hits all of <paramref name="sets"/> and holds none of <paramref name="without"/> whole; null where there is none of up to <paramref name="most"/>. Of equally small ones the first in the
    /// order of limits. Tries the elements of a set that is not hit yet, one after another: sets^most at worst, with few and small sets in practice.
    /// </summary>
    public static IReadOnlyList<CohortLimit>? Smallest(IReadOnlyList<IReadOnlyList<CohortLimit>> sets, IReadOnlyList<IReadOnlyList<CohortLimit>> without, int most)
    {
        for (var size = 0; size <= Math.Min(most, sets.Count); size++)
        {
            var chosen = new List<CohortLimit>();
            if (Extend(chosen, size)) return [.. chosen.OrderBy(one => one.Kind).ThenBy(one => one.Index)];

            bool Extend(List<CohortLimit> so, int left)
            {
                if (without.Any(set => set.All(so.Contains))) return false;
                var open = sets.Where(set => !set.Any(so.Contains)).OrderBy(set => set.Count).FirstOrDefault();
                if (open is null) return true;
                if (left == 0) return false;
                foreach (var one in open.OrderBy(one => one.Kind).ThenBy(one => one.Index))
                {
                    so.Add(one);
                    if (Extend(so, left - 1)) return true;
                    so.RemoveAt(so.Count - 1);
                }

                return false;
            }
        }

        return null;
    }
}
