using Matchmaker.Engine.Evaluation;
using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Tests.Evaluation;

/// <summary>400 users in ten groups; each takes about half of its group's 30 items, and about six others of 300.</summary>
internal static class PlantedGroups
{
    public static GowallaSplit Split()
    {
        var random = new Random(1);
        var pairs = Enumerable.Range(0, 400 * 300).Select(at => (User: at / 300, Item: at % 300))
            .Where(pair => random.NextDouble() < (pair.User % 10 == pair.Item % 10 ? 0.5 : 0.02)).ToArray();
        var train = SparseRows.FromEntries(
            400, 300, [.. pairs.Select(pair => pair.User)], [.. pairs.Select(pair => pair.Item)], [.. pairs.Select(_ => 1f)]);
        return new GowallaSplit(train, SparseRows.FromEntries(400, 300, [], [], []));
    }
}
