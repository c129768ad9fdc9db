using Matchmaker.Engine.Graph;
using Matchmaker.Engine.Ranking;
using Matchmaker.Engine.Tests.Graph;

namespace Matchmaker.Engine.Tests.Ranking;

/// <summary>
/// 240 actors in twelve communities over six years. Nine of ten collaborations stay within a community, about its theme; within and without, some actors are
/// several times as active as others, so that popularity knows something too.
/// </summary>
internal static class PlantedCommunities
{
    public const int Actors = 240;
    public const int Communities = 12;
    public const int FirstDay = RandomCollaborations.FirstDay;

    public static ActorTraits Traits { get; } = new(
        [.. Enumerable.Range(0, Actors).Select(actor => actor % Communities % 4)], [.. Enumerable.Range(0, Actors).Select(actor => actor / Communities % 6)]);

    public static List<PlainCollaboration> Of(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, 900).Select(_ =>
        {
            var community = random.Next(Communities);
            var members = Enumerable.Range(0, random.Next(2, 6)).Select(_ => random.Next(10) == 0 ? random.Next(Actors) : community + (Communities * (int)(20 * Math.Pow(random.NextDouble(), 1.5))));
            return new PlainCollaboration([.. members], FirstDay + random.Next(6 * 365), 1, community);
        })];
    }
}
