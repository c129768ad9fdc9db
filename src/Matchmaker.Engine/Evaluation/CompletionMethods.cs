using Matchmaker.Engine.Factorization;
using Matchmaker.Engine.Graph;
using Matchmaker.Engine.Numerics;
using Matchmaker.Engine.Ranking.Groups;

namespace Matchmaker.Engine.Evaluation;

/// <summary>The single methods that a scorer of groups has to beat, and that scorer as one of them. Present partners of members are candidates for all of them.</summary>
public static class CompletionMethods
{
    /// <summary>The same order for every group: actors by the sum of their ties, each collaboration counting 1.</summary>
    public static CompletionMethod Popularity(CompletionSplit split) => new("popularity", () => (_, scores) => split.TrainGraph.Strengths.CopyTo(scores, 0));

    /// <summary>Numbers of joint collaborations, summed over members.</summary>
    public static CompletionMethod SummedTies(CollaborationGraph counts) => Summed("summed joint collaborations", counts.ActorCount, () => (member, sums) =>
    {
        var partners = counts.Adjacency.RowColumns(member);
        var times = counts.Adjacency.RowValues(member);
        for (var at = 0; at < partners.Length; at++) sums.Add(partners[at], times[at]);
    });

    /// <summary><see cref="SharedPartners.ResourceAllocation"/> on the numbers of joint collaborations, summed over members.</summary>
    public static CompletionMethod SummedResourceAllocation(CollaborationGraph counts) =>
        Summed("summed resource allocation", counts.ActorCount, () => (member, sums) => SharedPartners.ResourceAllocation(counts, member, sums));

    /// <summary>Personalised PageRank on the numbers of joint collaborations, summed over members.</summary>
    public static CompletionMethod SummedPageRank(CollaborationGraph counts, double restart = 0.5, double tolerance = 1e-5) =>
        Summed("summed PageRank", counts.ActorCount, () => new PersonalisedPageRank(counts, restart, tolerance).Score);

    /// <summary>Products of factors, summed over members: one product with the sum of their rows.</summary>
    public static CompletionMethod SummedFactors(FactorModel factors) => new("summed factors", () =>
    {
        var sum = new float[factors.Rows.Rank];
        return (group, scores) =>
        {
            Array.Clear(sum);
            foreach (var member in group.Members)
                for (var k = 0; k < sum.Length; k++) sum[k] += factors.Rows.Row(member)[k];
            for (var other = 0; other < scores.Length; other++) scores[other] = VectorKernels.Dot(sum, factors.Columns.Row(other));
        };
    });

    /// <summary>The learned scorer. Who is none of its candidates stands behind those who are.</summary>
    /// <param name="name">What its row is called.</param>
    /// <param name="model">What is known.</param>
    /// <param name="ranker">How it is weighed.</param>
    /// <param name="knowsThemes">Whether it is told what the group is for.</param>
    public static CompletionMethod Of(string name, GroupModel model, GroupRanker ranker, bool knowsThemes = true) => new(name, () =>
    {
        var reader = new GroupSignalReader(model);
        return (group, scores) =>
        {
            Array.Fill(scores, double.NegativeInfinity);
            var candidates = reader.Read(knowsThemes ? group : group with { Themes = [] });
            for (var at = 0; at < candidates.Count; at++) scores[candidates.Actors[at]] = ranker.Score(candidates.SignalsOf(at));
        };
    });

    private static CompletionMethod Summed(string name, int actors, Func<Action<int, SparseAccumulator>> scorerForThread) => new(name, () =>
    {
        var (score, own) = (scorerForThread(), new SparseAccumulator(actors));
        return (group, scores) =>
        {
            foreach (var member in group.Members)
            {
                score(member, own);
                foreach (var other in own.Touched) scores[other] += own[other];
                own.Clear();
            }
        };
    });
}
