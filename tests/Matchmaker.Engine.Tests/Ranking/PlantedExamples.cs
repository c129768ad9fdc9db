using Matchmaker.Engine.Ranking;

namespace Matchmaker.Engine.Tests.Ranking;

/// <summary>Random candidates of which partners are drawn with probability softmax(weights · signals).</summary>
internal static class PlantedExamples
{
    /// <summary>Signals are normal with mean 1 and another deviation each, from ½ on; as many draws as asked for make the relevant.</summary>
    public static RankingExample[] Of(int seed, int queries, double[] weights, int candidates = 20, int draws = 2)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, queries).Select(_ =>
        {
            var count = CandidateList.SignalCount;
            var signals = new float[candidates * count];
            var chances = new double[candidates];
            for (var c = 0; c < candidates; c++)
            {
                for (var i = 0; i < count; i++)
                {
                    var normal = Normal(random);
                    signals[(c * count) + i] = (float)(1 + (Deviation(i) * normal));
                    chances[c] += weights[i] * normal;
                }

                chances[c] = Math.Exp(chances[c]);
            }

            var isRelevant = new bool[candidates];
            for (var draw = 0; draw < draws; draw++) isRelevant[Draw(chances, random)] = true;
            return new RankingExample(new(Enumerable.Range(0, candidates).ToArray(), signals), isRelevant);
        })];
    }

    public static double Deviation(int signal) => 0.5 * (signal + 1);

    private static int Draw(double[] chances, Random random)
    {
        var left = random.NextDouble() * chances.Sum();
        for (var at = 0; at < chances.Length; at++)
            if ((left -= chances[at]) < 0) return at;
        return chances.Length - 1;
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
