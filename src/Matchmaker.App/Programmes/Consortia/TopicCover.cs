using Matchmaker.App.Matching;
using Matchmaker.App.Search;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.App.Programmes.Consortia;

/// <summary>How well actors cover topics by the sectors and offers that they state: the topic or a narrower one in full, a wider one by half for each step up.</summary>
internal sealed class TopicCover(ActorProfileTable profiles)
{
    private const float Wider = 0.5f;

    /// <summary>The cover of a topic by every actor, 0 … 1. O(sectors and offers of all actors).</summary>
    /// <param name="topic">A code of the sectors, the offers, or both.</param>
    public double[] Of(string topic)
    {
        var cover = new double[profiles.Terms.Sectors.RowCount];
        Add(profiles.Terms.Sectors, Strengths(ActorAspect.Sector, topic, profiles.Sectors), cover);
        Add(profiles.Terms.Offers, Strengths(ActorAspect.Offers, topic, profiles.Interests), cover);
        return cover;
    }

    /// <summary>The best cover of any of the topics.</summary>
    public double[] OfAny(IEnumerable<string> topics) => Fold(topics, Math.Max).Cover;

    /// <summary>The mean cover of the topics; 0 where there are none.</summary>
    public double[] OfAll(IEnumerable<string> topics)
    {
        var (sums, count) = Fold(topics, (sum, one) => sum + one);
        return count == 0 ? sums : [.. sums.Select(sum => sum / count)];
    }

    private (double[] Cover, int Count) Fold(IEnumerable<string> topics, Func<double, double, double> join)
    {
        var (cover, count) = (new double[profiles.Terms.Sectors.RowCount], 0);
        foreach (var topic in topics.Distinct())
        {
            var one = Of(topic);
            for (var actor = 0; actor < cover.Length; actor++) cover[actor] = join(cover[actor], one[actor]);
            count++;
        }

        return (cover, count);
    }

    // By column, how much of the topic its term covers.
    private static float[] Strengths(ActorAspect aspect, string topic, IReadOnlyList<string> columns)
    {
        var strengths = new Dictionary<string, float>(StringComparer.Ordinal);
        foreach (var code in AspectCodes.WithNarrower(aspect, topic)) strengths[code] = 1;
        var strength = 1f;
        foreach (var term in AspectCodes.Taxonomy(aspect)!.WithAncestors(topic))
        {
            strengths.TryAdd(term.Code, strength);
            strength *= Wider;
        }

        return [.. columns.Select(column => strengths.GetValueOrDefault(column))];
    }

    private static void Add(SparseRows terms, float[] strengths, double[] cover)
    {
        for (var actor = 0; actor < cover.Length; actor++)
        {
            var columns = terms.RowColumns(actor);
            var values = terms.RowValues(actor);
            for (var at = 0; at < columns.Length; at++) cover[actor] = Math.Max(cover[actor], Math.Min(1, values[at] * strengths[columns[at]]));
        }
    }
}
