using Matchmaker.Engine.Numerics;
using Matchmaker.Engine.Ranking;

namespace Matchmaker.App.Matching;

/// <summary>Turns the terms of profiles into the Engine's features: which terms count, and how much.</summary>
public sealed class ActorFeatureBuilder(ActorFeatureOptions options)
{
    /// <summary>The features of a registry: its vocabulary is that of all profiles. O(terms).</summary>
    public ActorFeatures Build(ProfileTerms profiles)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var terms in profiles.OfActor)
            foreach (var term in terms) counts[term] = counts.GetValueOrDefault(term) + 1;
        var actors = profiles.OfActor.Length;
        var kept = counts.Where(one => IsTelling(one.Key, one.Value, actors)).ToList();
        return Build(profiles, [.. kept.Select(one => one.Key)], [.. kept.Select(one => StrengthOf(one.Key, one.Value, actors))]);
    }

    /// <summary>The features of a registry in the vocabulary that a model was trained with: terms it does not know are passed over.</summary>
    /// <param name="profiles">The profiles as they are now.</param>
    /// <param name="names">The model's terms.</param>
    /// <param name="strengths">Their strengths within their groups.</param>
    public ActorFeatures Build(ProfileTerms profiles, IReadOnlyList<string> names, float[] strengths)
    {
        var columnOf = names.Select((name, column) => (name, column)).ToDictionary(one => one.name, one => one.column, StringComparer.Ordinal);
        var (rows, columns, values) = (new List<int>(), new List<int>(), new List<float>());
        for (var actor = 0; actor < profiles.OfActor.Length; actor++)
        {
            foreach (var group in profiles.OfActor[actor].Where(columnOf.ContainsKey).Select(term => columnOf[term]).GroupBy(column => GroupOf(names[column])))
            {
                var length = MathF.Sqrt(group.Sum(column => strengths[column] * strengths[column]));
                foreach (var column in group)
                {
                    rows.Add(actor);
                    columns.Add(column);
                    values.Add(WeightOf(group.Key) * strengths[column] / length);
                }
            }
        }

        return new(SparseRows.FromEntries(profiles.OfActor.Length, names.Count, [.. rows], [.. columns], [.. values]), names, strengths);
    }

    private bool IsTelling(string term, int count, int actors) => WeightOf(GroupOf(term)) > 0
        && (GroupOf(term) != "word" || (count >= options.FewestWithWord && count <= options.GreatestShareWithWord * actors));

    /// <summary>Rare terms are stronger among the words of a profile: the root of ln(actors / actors with the term), at least 0.1.</summary>
    private static float StrengthOf(string term, int count, int actors) =>
        GroupOf(term) == "word" ? MathF.Sqrt(MathF.Max(0.01f, MathF.Log(actors / (float)count))) : 1;

    private static string GroupOf(string term) => term[..term.IndexOf(':', StringComparison.Ordinal)];

    private float WeightOf(string group) => group switch
    {
        "country" => options.Country,
        "country+helix" => options.CountryAndHelix,
        "helix" or "size" => options.Helix,
        "word" => options.Words,
        _ => options.Tags,
    };
}
