using Matchmaker.Engine.Graph;
using Matchmaker.Engine.Numerics;
using Matchmaker.Engine.Ranking;
using Matchmaker.Engine.Tests.Graph;

namespace Matchmaker.Engine.Tests.Ranking;

/// <summary>
/// Six communities over six years, into which newcomers come all the time: an actor's first collaboration is with some who have been there before. Its community stands in its profile, among noise;
/// country and helix say nothing.
/// </summary>
internal static class PlantedNewcomers
{
    public const int Actors = 600;
    public const int Communities = 6;
    public const int FirstDay = RandomCollaborations.FirstDay;
    private const int Noise = 30;

    public static Hypergraph Collaborations(int seed)
    {
        var random = new Random(seed);
        var builder = new HypergraphBuilder(Actors);
        for (var day = 0; day < 6 * 365; day += 2)
        {
            // So many have come by that day; the next newcomers join some of them.
            var come = 60 + ((Actors - 60) * day / (6 * 365));
            var community = random.Next(Communities);
            int Member() => community + (Communities * random.Next(come / Communities));
            int[] members = [community + (Communities * Math.Min((come / Communities) + random.Next(2), (Actors / Communities) - 1)), Member(), Member(), Member()];
            builder.Add(members, FirstDay + day, 1, []);
        }

        return builder.Build();
    }

    public static ActorTraits Traits(int seed, bool hasFeatures = true)
    {
        var random = new Random(seed);
        var traits = new ActorTraits([.. Enumerable.Range(0, Actors).Select(_ => random.Next(4))], [.. Enumerable.Range(0, Actors).Select(_ => random.Next(3))]);
        return hasFeatures ? traits with { Features = Profiles(random) } : traits;
    }

    private static ActorFeatures Profiles(Random random)
    {
        var (rows, columns) = (new List<int>(), new List<int>());
        for (var actor = 0; actor < Actors; actor++)
        {
            rows.AddRange([actor, actor]);
            columns.AddRange([actor % Communities, Communities + random.Next(Noise)]);
        }

        string[] names = [.. Enumerable.Range(0, Communities + Noise).Select(feature => $"word:{feature}")];
        return new(SparseRows.FromEntries(Actors, names.Length, [.. rows], [.. columns], [.. rows.Select(_ => 1f)]), names, [.. names.Select(_ => 1f)]);
    }
}
