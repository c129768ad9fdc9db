using Matchmaker.App.Search.Queries;

namespace Matchmaker.App.Search;

/// <summary>Finds words of the index that were probably meant by words that it does not have.</summary>
internal static class SpellingCorrection
{
    private const int MostCorrections = 3;
    private const int LongestCorrected = 30;

    /// <summary>Questions that differ from this one in a letter or two, the likeliest first; not yet tried.</summary>
    public static IReadOnlyList<string> Of(string text, ParsedQuery query, IReadOnlyList<WordCount> indexed)
    {
        var known = indexed.ToDictionary(word => word.Word, word => word.Actors, StringComparer.Ordinal);
        foreach (var (phrase, _) in Concepts.Words())
            if (TextAnalyser.Sequence(phrase, out var isOpen) is [var term] && !isOpen) known.TryAdd(term, 1);
        var corrected = new List<string> { text };
        foreach (var word in query.Words.Distinct(StringComparer.Ordinal).Take(5))
        {
            if (TextAnalyser.Terms(word) is not [var term] || term.Length is < 3 or > LongestCorrected || known.ContainsKey(term)) continue;
            var limit = term.Length < 6 ? 1 : 2;
            var closest = known.Select(candidate => (Word: candidate.Key, Distance: EditDistance.Within(term, candidate.Key, limit), candidate.Value))
                .Where(candidate => candidate.Distance is not null)
                .OrderBy(candidate => candidate.Distance).ThenByDescending(candidate => candidate.Value).ThenBy(candidate => candidate.Word, StringComparer.Ordinal)
                .Take(MostCorrections).Select(candidate => candidate.Word).ToList();
            if (closest.Count > 0) corrected = [.. corrected.SelectMany(_ => closest, (sentence, right) => sentence.Replace(word, right, StringComparison.Ordinal))];
        }

        return [.. corrected.Where(sentence => sentence != text).Take(MostCorrections)];
    }
}
