using Matchmaker.App.Search;

namespace Matchmaker.App.Evaluating.Briefs;

/// <summary>
/// Search alone: BM25 (Robertson and Zaragoza 2009, "The probabilistic relevance framework", eq. 3.15; k₁ = 1.2, b = 0.75) over what is written of each actor, in the product's own terms.
/// </summary>
internal sealed class TextRanking
{
    private const double Saturation = 1.2;
    private const double LengthShare = 0.75;

    private readonly Dictionary<string, List<(int Actor, int Times)>> _postings = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int> _lengths = [];
    private readonly double _meanLength;

    public TextRanking(IEnumerable<(int Actor, string Text)> written)
    {
        foreach (var group in written.GroupBy(one => one.Actor))
        {
            var times = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var token in group.SelectMany(one => TextAnalyser.Analyse(one.Text))) times[token.Term] = times.GetValueOrDefault(token.Term) + 1;
            _lengths.Add(group.Key, times.Values.Sum());
            foreach (var (term, count) in times)
            {
                if (!_postings.TryGetValue(term, out var actors)) _postings.Add(term, actors = []);
                actors.Add((group.Key, count));
            }
        }

        _meanLength = Math.Max(1, _lengths.Values.DefaultIfEmpty(1).Average());
    }

    /// <summary>Those of whom something is written.</summary>
    public IReadOnlyCollection<int> Actors => _lengths.Keys;

    /// <summary>Everybody whose text has a term of the query, best first; ties to the lower index.</summary>
    public IReadOnlyList<(int Actor, double Score)> Rank(string query)
    {
        var scores = new Dictionary<int, double>();
        foreach (var term in TextAnalyser.Terms(query))
        {
            if (!_postings.TryGetValue(term, out var actors)) continue;
            var rarity = Math.Log(1 + ((_lengths.Count - actors.Count + 0.5) / (actors.Count + 0.5)));
            foreach (var (actor, times) in actors)
                scores[actor] = scores.GetValueOrDefault(actor) + (rarity * times * (Saturation + 1) / (times + (Saturation * (1 - LengthShare + (LengthShare * _lengths[actor] / _meanLength)))));
        }

        return [.. scores.Select(score => (score.Key, score.Value)).OrderByDescending(score => score.Value).ThenBy(score => score.Key)];
    }
}
