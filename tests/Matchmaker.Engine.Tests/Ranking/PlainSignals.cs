using Matchmaker.Engine.Graph;
using Matchmaker.Engine.Ranking;

namespace Matchmaker.Engine.Tests.Ranking;

/// <summary>Every signal as its documentation words it, in 64 bits on dense matrices.</summary>
internal sealed class PlainSignals(RankingWorld world)
{
    public double[] Of(int actor, int other, IReadOnlyCollection<int> candidates)
    {
        var signals = new double[CandidateList.SignalCount];
        var shared = world.Partners(actor).Intersect(world.Partners(other)).Count();
        double Relative(Func<int, double> value) => Math.Log(1e-3 + (Math.Max(0, value(other)) / Positive(candidates.Max(value))));
        signals[(int)Signal.SharedPartners] = Relative(b => Allocation(world.Counts, actor, b));
        signals[(int)Signal.RecentPartners] = Relative(b => Allocation(world.Aged, actor, b));
        signals[(int)Signal.ClosePartners] = Relative(b => Allocation(world.Shares, actor, b));
        signals[(int)Signal.Walk] = Relative(b => Walk(actor, b));
        signals[(int)Signal.Factors] = Relative(b => world.Model.Factors.Score(actor, b));
        signals[(int)Signal.CommonNeighbours] = Math.Log(1 + shared);
        signals[(int)Signal.Overlap] = shared / Math.Sqrt(world.Partners(actor).Count() * world.Partners(other).Count());
        signals[(int)Signal.Activity] = Math.Log(1 + Strength(world.Counts, other));
        signals[(int)Signal.RecentActivity] = Math.Log(1 + Strength(world.Aged, other));
        signals[(int)Signal.LastYear] = Math.Log(1 + Begun(other, 0, 365));
        signals[(int)Signal.Trend] = Math.Log((1.0 + Begun(other, 0, 365)) / (1 + Begun(other, 366, 730)));
        signals[(int)Signal.Freshness] = Freshness(other);
        signals[(int)Signal.Themes] = Cosine(ThemeVector(actor), ThemeVector(other));
        signals[(int)Signal.CountryPair] = Lift(world.Traits.Country, actor, other);
        signals[(int)Signal.SameCountry] = world.Traits.Country[actor] == world.Traits.Country[other] ? 1 : 0;
        signals[(int)Signal.HelixPair] = Lift(world.Traits.Helix, actor, other);
        signals[(int)Signal.ConsortiumSize] = TakesPart(other).Average(one => Math.Log(one.Size));
        return signals;
    }

    private static double Positive(double value) => value > 0 ? value : double.PositiveInfinity;

    private static double Strength(double[,] ties, int actor) => RankingWorld.Everyone.Sum(other => ties[actor, other]);

    private static double Step(double[,] ties, int from, int to) => ties[from, to] == 0 ? 0 : ties[from, to] / Strength(ties, from);

    private static double Allocation(double[,] ties, int a, int b) => RankingWorld.Everyone.Sum(z => ties[a, z] * Step(ties, z, b));

    // The third step leads from wherever the second led, the actor and its partners included.
    private double Walk(int a, int b) =>
        RankingWorld.Everyone.Sum(c => Allocation(world.Counts, a, c) * Step(world.Counts, c, b));

    private IEnumerable<Graph.PlainCollaboration> TakesPart(int actor) => world.Used.Where(one => one.Members.Contains(actor));

    private int Begun(int actor, int youngest, int oldest) =>
        TakesPart(actor).Count(one => one.Day != Hypergraph.UnknownDay && RankingWorld.AsOfDay - one.Day >= youngest && RankingWorld.AsOfDay - one.Day <= oldest);

    private double Freshness(int actor)
    {
        var dated = TakesPart(actor).Where(one => one.Day != Hypergraph.UnknownDay).ToArray();
        return dated.Length == 0 ? -10 : (dated.Max(one => one.Day) - RankingWorld.AsOfDay) / 365.25;
    }

    private double[] ThemeVector(int actor) => [.. Enumerable.Range(0, 5).Select(theme =>
    {
        var holders = RankingWorld.Everyone.Count(one => TakesPart(one).Any(collaboration => collaboration.Themes.Contains(theme)));
        var times = TakesPart(actor).Count(collaboration => collaboration.Themes.Contains(theme));
        return Math.Sqrt(times) * Math.Max(0.01, Math.Log(RankingWorld.Actors / (1.0 + holders)));
    })];

    private static double Cosine(double[] x, double[] y)
    {
        var lengths = Math.Sqrt(x.Sum(value => value * value) * y.Sum(value => value * value));
        return lengths == 0 ? 0 : x.Zip(y, (a, b) => a * b).Sum() / lengths;
    }

    private double Lift(int[] labels, int a, int b)
    {
        double Between(Func<int, int, bool> counts) => RankingWorld.Everyone.Sum(x => RankingWorld.Everyone.Where(y => counts(x, y)).Sum(y => world.Counts[x, y]));
        var observed = Between((x, y) => labels[x] == labels[a] && labels[y] == labels[b]);
        var expected = Between((x, _) => labels[x] == labels[a]) * Between((x, _) => labels[x] == labels[b]) / Between((_, _) => true);
        return Math.Log((observed + 5) / (expected + 5));
    }
}
