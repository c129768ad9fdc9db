using Matchmaker.Engine.Graph;

namespace Matchmaker.Benchmarks;

/// <summary>
/// A drawn register of collaborations: circles of very unequal size whose members mostly work among themselves, a few of them in very much, and
/// sometimes with a neighbouring circle or with anybody. Numbers of actors say nothing about their circle, as in a registry that grew over the years.
/// </summary>
internal sealed class LargeDraw
{
    private const int Circles = 1_500;

    private readonly Random _random = new(20261122);
    private readonly int _actors;
    private readonly int[] _starts = new int[Circles + 1];
    private readonly int[] _order;

    private LargeDraw(int actors)
    {
        _actors = actors;
        var weights = new double[Circles];
        for (var circle = 0; circle < Circles; circle++) weights[circle] = Math.Pow(circle + 10, -0.9);
        var all = weights.Sum();
        double passed = 0;
        for (var circle = 0; circle < Circles; circle++) _starts[circle + 1] = (int)Math.Round(actors * ((passed += weights[circle]) / all));
        _order = [.. Enumerable.Range(0, actors)];
        _random.Shuffle(_order);
    }

    /// <summary>Draws collaborations of 2 to 40 actors until they have that many pairs, repeated ones counted again.</summary>
    public static Hypergraph Of(int actors, long pairs)
    {
        var draw = new LargeDraw(actors);
        var builder = new HypergraphBuilder(actors);
        var members = new HashSet<int>();
        for (long drawn = 0; drawn < pairs;)
        {
            draw.One(members);
            builder.Add([.. members], 738_000 + draw._random.Next(3_000));
            drawn += (long)members.Count * (members.Count - 1) / 2;
        }

        return builder.Build();
    }

    private void One(HashSet<int> members)
    {
        members.Clear();
        var home = CircleOf(_random.Next(_actors));
        var size = 2 + (int)(38 * Math.Pow(_random.NextDouble(), 3));
        while (members.Count < size)
        {
            var turn = _random.NextDouble();
            members.Add(turn < 0.85 ? Of(home) : turn < 0.95 ? Of((home + 1 + _random.Next(5)) % Circles) : _order[(int)(_actors * _random.NextDouble())]);
        }
    }

    // The first of a circle are in the most: the density falls with the place as its power of −½.
    private int Of(int circle) => _order[_starts[circle] + (int)((_starts[circle + 1] - _starts[circle]) * Math.Pow(_random.NextDouble(), 2))];

    private int CircleOf(int place)
    {
        var found = Array.BinarySearch(_starts, place);
        if (found < 0) return ~found - 1;
        while (_starts[found + 1] == place) found++;
        return found;
    }
}
