namespace Matchmaker.App.Tests.Evaluating;

/// <summary>The protocol once more, as plainly as it can be written: dates, sets and dictionaries.</summary>
internal sealed class PlainEvaluation
{
    private const int Largest = 60;
    private const int K = 20;

    private readonly Dictionary<(int, int), double> _together = [];
    private readonly Dictionary<int, HashSet<int>> _partners = [];
    private readonly Dictionary<int, double> _popularity = [];

    public PlainEvaluation(IReadOnlyList<(DateOnly? Start, int[] Members)> collaborations, DateOnly cut, DateOnly? until)
    {
        var train = collaborations.Where(c => c.Start < cut && c.Members.Length <= Largest).ToList();
        var test = collaborations.Where(c => c.Start >= cut && (until is null || c.Start < until) && c.Members.Length <= Largest).ToList();
        foreach (var (_, members) in train)
        {
            foreach (var (one, other) in Pairs(members))
            {
                _together[(one, other)] = _together.GetValueOrDefault((one, other)) + 1;
                _popularity[one] = _popularity.GetValueOrDefault(one) + (1.0 / (members.Length - 1));
                _partners.TryAdd(one, []);
                _partners[one].Add(other);
            }
        }

        foreach (var (one, other) in test.SelectMany(c => Pairs(c.Members)))
        {
            if (!_partners.TryGetValue(one, out var known) || !_partners.ContainsKey(other) || known.Contains(other)) continue;
            if (!Relevant.TryGetValue(one, out var relevant)) Relevant.Add(one, relevant = []);
            relevant.Add(other);
        }
    }

    public SortedDictionary<int, HashSet<int>> Relevant { get; } = [];

    public int Candidates => _partners.Count;

    public (double Recall, double Ndcg, double HitRate) Popularity() => Judge(query => Best(query, _popularity), (_, _) => true);

    public (double Recall, double Ndcg, double HitRate) ResourceAllocation(Func<int, int, bool> isInSlice) => Judge(
        query =>
        {
            var scores = new Dictionary<int, double>();
            foreach (var shared in _partners[query].Order())
            {
                var strength = _partners[shared].Sum(partner => _together[(shared, partner)]);
                var share = _together[(query, shared)] / strength;
                foreach (var other in _partners[shared]) scores[other] = scores.GetValueOrDefault(other) + (share * _together[(shared, other)]);
            }

            return Best(query, scores);
        },
        isInSlice);

    public (double Recall, double Ndcg, double HitRate) Judge(Func<int, IReadOnlyList<int>> ask, Func<int, int, bool> isInSlice)
    {
        double recall = 0, ndcg = 0, hit = 0;
        var queries = 0;
        foreach (var (query, all) in Relevant)
        {
            var relevant = all.Where(partner => isInSlice(query, partner)).ToHashSet();
            if (relevant.Count == 0) continue;
            queries++;
            var hits = ask(query).Take(K).Select((partner, at) => (IsHit: relevant.Contains(partner), Gain: 1 / Math.Log2(at + 2))).Where(p => p.IsHit).ToList();
            recall += (double)hits.Count / relevant.Count;
            ndcg += hits.Sum(h => h.Gain) / Enumerable.Range(0, Math.Min(K, relevant.Count)).Sum(at => 1 / Math.Log2(at + 2));
            hit += hits.Count > 0 ? 1 : 0;
        }

        return (recall / queries, ndcg / queries, hit / queries);
    }

    private static IEnumerable<(int, int)> Pairs(int[] members) => members.SelectMany(_ => members, (one, other) => (one, other)).Where(p => p.one != p.other);

    private List<int> Best(int query, Dictionary<int, double> scores) =>
        [.. scores.Where(s => s.Key != query && !_partners[query].Contains(s.Key)).OrderByDescending(s => s.Value).ThenBy(s => s.Key).Take(K).Select(s => s.Key)];
}
