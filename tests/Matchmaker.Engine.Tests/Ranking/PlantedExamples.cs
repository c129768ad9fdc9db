using Matchmaker.Engine.Ranking;

namespace Matchmaker.Engine.Tests.Ranking;

/// <summary>Random candidates of which partners are drawn with probability softmax(weights · signals).</summary>
internal static class PlantedExamples
{
    /// <summary>Signals are normal with mean 1 and another deviation each, from ½ on; as many draws as asked for make the relevant.</summary>
    public static RankingExample[] Of(int seed, int queries, double[] weights, int candidates = 20, int draws = 2) =>
        Chosen(seed, queries, signals => weights.Select((weight, i) => weight * (signals[i] - 1) / Deviation(i)).Sum(), candidates, draws);

    /// <summary>The same for any score.</summary>
    public static RankingExample[] Chosen(int seed, int queries, Func<float[], double> score, int candidates = 20, int draws = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, queries).Select(_ =>
        {
            float[][] signals = [.. Enumerable.Range(0, candidates).Select(_ => RandomSignals(random))];
            double[] chances = [.. signals.Select(row => Math.Exp(score(row)))];
            var isRelevant = new bool[candidates];
            for (var draw = 0; draw < draws; draw++) isRelevant[Draw(chances, random)] = true;
            return new RankingExample(new([.. Enumerable.Range(0, candidates)], [.. signals.SelectMany(row => row)]), isRelevant);
        })];
    }

    public static double Deviation(int signal) => 0.5 * (signal + 1);

    private static float[] RandomSignals(Random random) =>
        [.. Enumerable.Range(0, CandidateList.SignalCount).Select(i => (float)(1 + (Deviation(i) * Normal(random))))];

    private static int Draw(double[] chances, Random random)
    {
        var left = random.NextDouble() * chances.Sum();
        for (var at = 0; at < chances.Length; at++)
            if ((left -= chances[at]) < 0) return at;
        return chances.Length - 1;
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
