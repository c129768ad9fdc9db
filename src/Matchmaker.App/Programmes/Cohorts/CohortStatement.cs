using Matchmaker.App.Registry;
using Matchmaker.App.Search;
using Matchmaker.Engine.Programmes.Cohorts;

namespace Matchmaker.App.Programmes.Cohorts;

/// <summary>Terms and candidates as a problem for the Engine: what each index of it stands for.</summary>
internal sealed class CohortStatement
{
    private const int VarietyCounts = 4;

    private CohortStatement(CohortTerms terms, IReadOnlyList<CohortCandidate> candidates, CohortProblem problem, IReadOnlyList<(string Code, string Name, QuotaDimension? Dimension)> topics, IReadOnlyList<CohortConflict> conflicts) =>
        (Terms, Candidates, Problem, Topics, Conflicts) = (terms, candidates, problem, topics, conflicts);

    public CohortTerms Terms { get; }

    public IReadOnlyList<CohortCandidate> Candidates { get; }

    /// <summary>Its groups are the quotas, in their order.</summary>
    public CohortProblem Problem { get; }

    /// <summary>What each topic of the problem is: a topic of the candidates, or a kind of which variety is wanted.</summary>
    public IReadOnlyList<(string Code, string Name, QuotaDimension? Dimension)> Topics { get; }

    /// <summary>In the order of the problem's.</summary>
    public IReadOnlyList<CohortConflict> Conflicts { get; }

    /// <exception cref="CohortFaultException">The terms contradict themselves.</exception>
    public static CohortStatement Of(CohortTerms terms, IReadOnlyList<CohortCandidate> candidates, string? source = null)
    {
        var faults = CohortTermsCheck.Faults(terms, candidates);
        if (faults.Count > 0) throw new CohortFaultException(source, faults);
        var indexOf = candidates.Select((candidate, at) => (candidate.Id, at)).ToDictionary(one => one.Id, one => one.at, StringComparer.Ordinal);
        var (topics, names) = (new List<CoverageTopic>(), new List<(string, string, QuotaDimension?)>());
        foreach (var group in candidates.SelectMany((candidate, at) => candidate.Topics.Select(topic => (topic.Key, Member: (at, topic.Value)))).GroupBy(one => one.Key, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var worth = terms.Coverage.Topics is { } own ? own.GetValueOrDefault(group.Key) : terms.Coverage.Worth;
            if (worth <= 0) continue;
            topics.Add(new([.. group.Select(one => one.Member)], CoverageTopic.Fading(worth, terms.Coverage.Fading, terms.Coverage.UpTo)));
            names.Add((group.Key, NameOf(group.Key), null));
        }

        foreach (var variety in terms.Diversity.Where(variety => variety.Worth > 0))
        {
            foreach (var group in candidates.SelectMany((candidate, at) => CodesOf(variety.Dimension, candidate).Select(code => (code, at))).GroupBy(one => one.code, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
            {
                topics.Add(new([.. group.Select(one => (one.at, 1.0))], CoverageTopic.Fading(variety.Worth, 0.5, VarietyCounts)));
                names.Add((group.Key, NameOf(variety.Dimension, group.Key), variety.Dimension));
            }
        }

        var conflicts = terms.Conflicts.DistinctBy(one => string.CompareOrdinal(one.First, one.Second) < 0 ? (one.First, one.Second) : (one.Second, one.First)).ToList();
        var problem = new CohortProblem([.. candidates.Select(candidate => candidate.Fit)], terms.PlacesAtLeast ?? 0, terms.Places)
        {
            Cost = [.. candidates.Select(candidate => candidate.Cost)],
            Budget = terms.Budget ?? double.PositiveInfinity,
            Groups = [.. terms.Quotas.Select(quota => new CohortGroup([.. Enumerable.Range(0, candidates.Count).Where(at => CohortQuotas.Counts(quota, candidates[at]))], quota.AtLeast ?? 0, quota.AtMost ?? int.MaxValue))],
            Topics = topics,
            Conflicts = [.. conflicts.Select(one => (indexOf[one.First], indexOf[one.Second]))],
            Locked = [.. terms.Locked.Distinct().Select(id => indexOf[id])],
            Forbidden = [.. terms.Forbidden.Distinct().Select(id => indexOf[id])],
        };
        return new(terms, candidates, problem, names, conflicts);
    }

    /// <summary>The same without one quota.</summary>
    public CohortProblem Without(int quota) => new(Problem.Fit, Problem.AtLeast, Problem.AtMost)
    {
        Cost = Problem.Cost,
        Budget = Problem.Budget,
        Groups = [.. Problem.Groups.Select((group, at) => at == quota ? group with { AtLeast = 0, AtMost = int.MaxValue } : group)],
        Topics = Problem.Topics,
        Conflicts = Problem.Conflicts,
        Locked = Problem.Locked,
        Forbidden = Problem.Forbidden,
    };

    // Variety among sectors is by those that are said, not by the broader ones as well.
    private static IEnumerable<string> CodesOf(QuotaDimension dimension, CohortCandidate candidate) => dimension == QuotaDimension.Sector ? candidate.Sectors.Distinct() : CohortQuotas.CodesOf(dimension, candidate);

    private static string NameOf(string topic) => Taxonomy.Sectors.Find(topic)?.Name ?? Taxonomy.Interests.Find(topic)?.Name ?? topic;

    private static string NameOf(QuotaDimension dimension, string code) => dimension switch
    {
        QuotaDimension.Country => Countries.Name(code),
        QuotaDimension.Helix => AspectCodes.Name(ActorAspect.Helix, code),
        QuotaDimension.Sector => NameOf(code),
        _ => code,
    };
}
