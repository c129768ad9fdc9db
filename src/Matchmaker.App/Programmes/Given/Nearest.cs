using Matchmaker.App.Registry;
using Matchmaker.App.Search.Queries;

namespace Matchmaker.App.Programmes.Given;

/// <summary>What somebody may have meant.</summary>
internal static class Nearest
{
    private const int MostSlips = 3;
    private const double LeastLikeness = 0.45;

    /// <summary>The known word that is most like one that is not; null where none is like it.</summary>
    public static string? Of(string word, IEnumerable<string> known)
    {
        var folded = NameNormaliser.Normalise(word);
        return known.Distinct().Select(one => (One: one, Folded: NameNormaliser.Normalise(one)))
            .Select(one => (one.One, Distance: folded.Length > 3 ? EditDistance.Within(folded, one.Folded, MostSlips) : EditDistance.Within(folded, one.Folded, 1), Likeness: NameLikeness.Of(folded, one.Folded)))
            .Where(one => one.Distance is not null || one.Likeness >= LeastLikeness)
            .OrderBy(one => one.Distance ?? MostSlips + 1).ThenByDescending(one => one.Likeness).ThenBy(one => one.One, StringComparer.Ordinal).Select(one => one.One).FirstOrDefault();
    }
}
