using Matchmaker.Engine.Graph;

namespace Matchmaker.Engine.Tests.Graph;

/// <summary>Seeded random collaborations, as a plain list and as the hypergraph built from it.</summary>
internal static class RandomCollaborations
{
    public const int FirstDay = 730_000;

    /// <summary>Sizes 0 to 8 with members named twice, days over six years, a tenth undated, weights from ½ to 3, up to three of five themes, two thirds led by one or two. The last actor is in none.</summary>
    public static List<PlainCollaboration> Of(int seed, int actorCount, int count)
    {
        var (random, leads) = (new Random(seed), new Random(seed + 1));
        return [.. Enumerable.Range(0, count).Select(_ => Led(leads, new(
            [.. Enumerable.Range(0, random.Next(9)).Select(_ => random.Next(actorCount - 1))],
            random.Next(10) == 0 ? Hypergraph.UnknownDay : FirstDay + random.Next(6 * 365),
            0.5f * random.Next(1, 7),
            [.. Enumerable.Range(0, 5).Where(_ => random.Next(4) == 0).Take(3)])))];
    }

    public static Hypergraph Build(int actorCount, IEnumerable<PlainCollaboration> collaborations)
    {
        var builder = new HypergraphBuilder(actorCount);
        foreach (var one in collaborations) builder.Add(one.Members, one.Day, one.Weight, one.Themes, one.Leaders);
        return builder.Build();
    }

    private static PlainCollaboration Led(Random random, PlainCollaboration one) => one.Size == 0 || random.Next(3) == 0
        ? one
        : one with { Leaders = [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => one.Members[random.Next(one.Members.Length)])] };
}
