using Matchmaker.Engine.Graph;
using Matchmaker.Engine.Numerics;
using Matchmaker.Engine.Ranking;

namespace Matchmaker.Engine.Tests.Ranking;

/// <summary>Every signal as its documentation words it, in 64 bits on dense matrices.</summary>
internal sealed class PlainSignals(RankingWorld world)
{
    public double[] Of(int actor, int other)
    {
        var signals = new double[CandidateList.SignalCount];
        var shared = world.Partners(actor).Intersect(world.Partners(other)).Count();
        double OurChance(double[,] ties, double sum) => Chance(sum / Strength(ties, actor));
        double TheirChance(double[,] ties, double sum) => Chance(sum / Strength(ties, other));
        signals[(int)Signal.SharedPartners] = OurChance(world.Counts, Allocation(world.Counts, actor, other));
        signals[(int)Signal.RecentPartners] = OurChance(world.Aged, Allocation(world.Aged, actor, other));
        signals[(int)Signal.ClosePartners] = OurChance(world.Shares, Allocation(world.Shares, actor, other));
        signals[(int)Signal.Walk] = OurChance(world.Counts, Walk(actor, other));
        signals[(int)Signal.Factors] = Chance(world.Model.Factors.Score(actor, other));
        signals[(int)Signal.TheirSharedPartners] = TheirChance(world.Counts, Allocation(world.Counts, other, actor));
        signals[(int)Signal.TheirRecentPartners] = TheirChance(world.Aged, Allocation(world.Aged, other, actor));
        signals[(int)Signal.TheirClosePartners] = TheirChance(world.Shares, Allocation(world.Shares, other, actor));
        signals[(int)Signal.TheirWalk] = TheirChance(world.Counts, Walk(other, actor));
        signals[(int)Signal.TheirFactors] = Chance(world.Model.Factors.Score(other, actor));
        signals[(int)Signal.CommonNeighbours] = Math.Log(1 + shared);
        signals[(int)Signal.Overlap] = shared / Math.Sqrt(Math.Max(1, world.Partners(actor).Count() * world.Partners(other).Count()));
        signals[(int)Signal.Activity] = Math.Log(1 + Strength(world.Counts, other));
        signals[(int)Signal.RecentActivity] = Math.Log(1 + Strength(world.Aged, other));
        signals[(int)Signal.LastYear] = Math.Log(1 + Begun(other, 0, 365));
        signals[(int)Signal.Trend] = Math.Log((1.0 + Begun(other, 0, 365)) / (1 + Begun(other, 366, 730)));
        signals[(int)Signal.Freshness] = Freshness(other);
        signals[(int)Signal.Themes] = Cosine(ThemeVector(actor), ThemeVector(other));
        signals[(int)Signal.CountryPair] = Lift(world.Traits.Country, actor, other);
        signals[(int)Signal.SameCountry] = world.Traits.Country[actor] == world.Traits.Country[other] ? 1 : 0;
        signals[(int)Signal.HelixPair] = Lift(world.Traits.Helix, actor, other);
        signals[(int)Signal.CountryHabit] = Habit(world.Traits.Country, actor, other);
        signals[(int)Signal.HelixHabit] = Habit(world.Traits.Helix, actor, other);
        signals[(int)Signal.TheirCountryHabit] = Habit(world.Traits.Country, other, actor);
        signals[(int)Signal.TheirHelixHabit] = Habit(world.Traits.Helix, other, actor);
        var profiles = world.Traits.Profiles;
        var rarity = Enumerable.Range(0, profiles.Offers.ColumnCount).Select(term => Rarity(profiles.Offers, term)).ToArray();
        signals[(int)Signal.NeedsMet] = Met(profiles, rarity, actor, other);
        signals[(int)Signal.OffersWanted] = Met(profiles, rarity, other, actor);
        signals[(int)Signal.Sectors] = TermCosine(profiles.Sectors, actor, other);
        signals[(int)Signal.Words] = TermCosine(profiles.Words, actor, other);
        signals[(int)Signal.Languages] = Enumerable.Range(0, profiles.Languages.ColumnCount).Any(language => profiles.Languages[actor, language] * profiles.Languages[other, language] > 0) ? 1 : 0;
        signals[(int)Signal.ConsortiumSize] = TakesPart(other).Select(one => Math.Log(one.Size)).DefaultIfEmpty(0).Average();
        signals[(int)Signal.SameCity] = world.Traits.City[actor] < 0 || world.Traits.City[other] < 0 ? double.NaN : world.Traits.City[actor] == world.Traits.City[other] ? 1 : 0;
        var through = RankingWorld.Everyone.Sum(z => Joint(z) == 0 ? 0 : Led(actor, z) * Led(z, other) / Joint(z));
        signals[(int)Signal.LeadPartners] = Joint(actor) > 0 && Joint(other) > 0 ? Chance(through / Joint(actor)) : double.NaN;
        return signals;
    }

    /// <summary>Weight of the joint collaborations that one of the two led.</summary>
    private double Led(int a, int b) => a == b ? 0 : TakesPart(a).Where(one => one.Members.Contains(b) && (one.Leaders.Contains(a) || one.Leaders.Contains(b))).Sum(one => (double)one.Weight);

    private double Joint(int actor) => RankingWorld.Everyone.Sum(other => Led(actor, other));

    private static double Chance(double value) => Math.Log(1e-4 + Math.Max(0, double.IsNaN(value) ? 0 : value));

    private static double Rarity(SparseRows terms, int term) =>
        Math.Max(0.01, Math.Log(RankingWorld.Actors / (1.0 + RankingWorld.Everyone.Count(one => terms[one, term] != 0))));

    private static double Met(ProfileTable profiles, double[] rarity, int seeker, int giver)
    {
        var sought = rarity.Select((weight, term) => weight * profiles.Needs[seeker, term]).ToArray();
        return sought.Sum() == 0 ? 0 : sought.Select((weight, term) => weight * profiles.Offers[giver, term]).Sum() / sought.Sum();
    }

    private static double TermCosine(SparseRows terms, int a, int b)
    {
        double[] Row(int actor) => [.. Enumerable.Range(0, terms.ColumnCount).Select(term => terms[actor, term] * Rarity(terms, term))];
        return Cosine(Row(a), Row(b));
    }

    private double Habit(int[] labels, int a, int b)
    {
        var count = labels.Max() + 1;
        var ties = RankingWorld.Everyone.SelectMany(x => world.Partners(x).Select(y => (From: x, To: y))).ToArray();
        var overall = (ties.Count(tie => labels[tie.To] == labels[b]) + 1.0) / (ties.Length + count);
        var alike = ties.Where(tie => labels[tie.From] == labels[a]).ToArray();
        var usual = (alike.Count(tie => labels[tie.To] == labels[b]) + (5 * overall)) / (alike.Length + 5);
        var own = world.Partners(a).ToArray();
        return Math.Log((own.Count(partner => labels[partner] == labels[b]) + (5 * usual)) / (own.Length + 5.0) / usual);
    }

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
