using Matchmaker.Engine.Numerics;
using Matchmaker.Engine.Ranking;

namespace Matchmaker.App.Matching;

/// <summary>Turns the terms of profiles into the Engine's features: which terms count, and how much.</summary>
public sealed class ActorFeatureBuilder(ActorFeatureOptions options)
{
    /// <summary>The features of a registry: its vocabulary is that of all profiles. O(terms).</summary>
    public ActorFeatures Build(ProfileTerms profiles)
    {
        var counts = new int[profiles.Names.Count];
        for (var actor = 0; actor < profiles.ActorCount; actor++)
            foreach (var term in profiles.Of(actor)) counts[term]++;
        int[] kept = [.. Enumerable.Range(0, counts.Length).Where(term => IsTelling(profiles.Names[term], counts[term], profiles.ActorCount))];
        return Build(profiles, [.. kept.Select(term => profiles.Names[term])], [.. kept.Select(term => StrengthOf(profiles.Names[term], counts[term], profiles.ActorCount))]);
    }

    /// <summary>The features of a registry in the vocabulary that a model was trained with: terms it does not know are passed over. O(terms).</summary>
    /// <param name="profiles">The profiles as they are now.</param>
    /// <param name="names">The model's terms, in ordinal order.</param>
    /// <param name="strengths">Their strengths within their groups.</param>
    public ActorFeatures Build(ProfileTerms profiles, IReadOnlyList<string> names, float[] strengths)
    {
        var columnOf = Columns(profiles.Names, names);
        var weights = names.Select(name => WeightOf(GroupOf(name))).ToArray();
        var groups = names.Select(GroupOf).ToArray();
        var starts = new int[profiles.ActorCount + 1];
        for (var actor = 0; actor < profiles.ActorCount; actor++)
        {
            starts[actor + 1] = starts[actor];
            foreach (var term in profiles.Of(actor))
                if (columnOf[term] >= 0) starts[actor + 1]++;
        }

        var columns = new int[starts[^1]];
        var values = new float[starts[^1]];
        for (var actor = 0; actor < profiles.ActorCount; actor++)
        {
            var at = starts[actor];
            foreach (var term in profiles.Of(actor))
                if (columnOf[term] >= 0) columns[at++] = columnOf[term];

            // Names of a group share their beginning, so that each group is a run.
            for (var first = starts[actor]; first < at;)
            {
                var end = first + 1;
                while (end < at && groups[columns[end]] == groups[columns[first]]) end++;
                double squares = 0;
                for (var one = first; one < end; one++) squares += strengths[columns[one]] * strengths[columns[one]];
                var length = MathF.Sqrt((float)squares);
                for (; first < end; first++) values[first] = weights[columns[first]] * strengths[columns[first]] / length;
            }
        }

        return new(new SparseRows(names.Count, starts, columns, values), names, strengths);
    }

    /// <summary>For each term its column in the vocabulary, or −1; both are in ordinal order.</summary>
    private static int[] Columns(IReadOnlyList<string> terms, IReadOnlyList<string> vocabulary)
    {
        var columns = new int[terms.Count];
        var column = 0;
        for (var term = 0; term < columns.Length; term++)
        {
            while (column < vocabulary.Count && string.CompareOrdinal(vocabulary[column], terms[term]) < 0) column++;
            columns[term] = column < vocabulary.Count && vocabulary[column] == terms[term] ? column : -1;
        }

        return columns;
    }

    private bool IsTelling(string term, int count, int actors) => count > 0 && WeightOf(GroupOf(term)) > 0
        && (GroupOf(term) != "word" || (count >= options.FewestWithWord && count <= options.GreatestShareWithWord * actors));

    /// <summary>Rare terms are stronger among the words of a profile: the root of ln(actors / actors with the term), at least 0.1.</summary>
    private static float StrengthOf(string term, int count, int actors) =>
        GroupOf(term) == "word" ? MathF.Sqrt(MathF.Max(0.01f, MathF.Log(actors / (float)count))) : 1;

    private static string GroupOf(string term) => string.Intern(term[..term.IndexOf(':', StringComparison.Ordinal)]);

    private float WeightOf(string group) => group switch
    {
        "country" => options.Country,
        "country+helix" => options.CountryAndHelix,
        "helix" or "size" => options.Helix,
        "word" => options.Words,
        _ => options.Tags,
    };
}
