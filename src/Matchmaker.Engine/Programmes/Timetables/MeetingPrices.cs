namespace Matchmaker.Engine.Programmes.Timetables;

/// <summary>
/// The bound on what meetings can be worth, and prices that lead to them. The relaxation that lets the number of a participant's meetings differ from what it was counted as, at a price p for each participant, and
/// meetings exceed the tables at a price λ ≥ 0 (Lagrange; Schrijver, *Combinatorial Optimization*, 2003, §31.3: the fractional degree-constrained subgraph):
/// D(p, λ) = Σ over pairs max(0, s + p_a + p_b − λ) + Σ over participants max_d Σ_{k ≤ d} (m_k − p) + λ · places. Every D is a bound. It is minimised one price after another, smoothed by a temperature that falls
/// (max(0, x) → τ log(1 + e^{x/τ})), which keeps coordinate descent from stopping at a kink. O(pairs) a sweep.
/// </summary>
internal sealed class MeetingPrices
{
    private const int SweepsPerTemperature = 40;
    private readonly PossibleMeetings _possible;
    private readonly double[][] _marginals;
    private readonly double[] _prices;
    private double _tablePrice;

    private MeetingPrices(PossibleMeetings possible, double[][] marginals, double[] prices)
    {
        (_possible, _marginals, _prices) = (possible, marginals, prices);
        Prices = [.. prices];
    }

    /// <summary>No choice of meetings, beside the locked ones, is worth more.</summary>
    public double Bound { get; private set; } = double.PositiveInfinity;

    /// <summary>What one more meeting of each participant would be worth to it; of the lowest bound.</summary>
    public double[] Prices { get; private set; }

    /// <summary>What one more table would be worth.</summary>
    public double TablePrice { get; private set; }

    public static MeetingPrices Find(PossibleMeetings possible, MeetingWorth worth, CancellationToken cancellationToken)
    {
        double[][] marginals = [.. possible.Rooms.Select((room, one) => Enumerable.Range(1, room).Select(k => worth.Marginal(one, possible.BaseLoads[one] + k)).ToArray())];
        var found = new MeetingPrices(possible, marginals, new double[marginals.Length]);
        found.Note();
        for (var temperature = 0.1 * worth.HighestScore; temperature > 1e-4 * worth.HighestScore; temperature /= 2)
        {
            for (var sweep = 0; sweep < SweepsPerTemperature; sweep++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (found.Sweep(temperature) < 0.05 * temperature) break;
            }

            found.Note();
        }

        return found;
    }

    private void Note()
    {
        var bound = _tablePrice * _possible.Places;
        for (var one = 0; one < _prices.Length; one++)
        {
            foreach (var marginal in _marginals[one]) bound += Math.Max(0, marginal - _prices[one]);
            for (var at = _possible.Starts[one]; at < _possible.Starts[one + 1]; at++)
            {
                // Each pair stands in two rows.
                bound += 0.5 * Math.Max(0, _possible.Scores[at] + _prices[one] + _prices[_possible.Others[at]] - _tablePrice);
            }
        }

        if (bound >= Bound) return;
        (Bound, Prices, TablePrice) = (bound, [.. _prices], _tablePrice);
    }

    // The largest change of a price.
    private double Sweep(double temperature)
    {
        var (largest, meetings, slope) = (0.0, 0.0, 0.0);
        for (var one = 0; one < _prices.Length; one++)
        {
            if (_marginals[one].Length == 0) continue;
            var (before, low, high) = (_prices[one], double.NegativeInfinity, double.PositiveInfinity);
            var (taken, taking) = (0.0, 0.0);
            for (var step = 0; step < 4; step++)
            {
                var price = _prices[one];
                (taken, taking) = Taken(one, price, temperature);
                var (wanted, wanting) = Wanted(one, price, temperature);
                var over = taken - wanted;
                if (over > 0) high = price;
                else low = price;
                var next = price - Math.Clamp(over / Math.Max(taking + wanting, 1e-9), -6 * temperature, 6 * temperature);
                if (next <= low || next >= high) next = double.IsFinite(low + high) ? 0.5 * (low + high) : price;
                _prices[one] = next;
                if (Math.Abs(next - price) < 0.01 * temperature) break;
            }

            meetings += 0.5 * taken;
            slope += 0.5 * taking;
            largest = Math.Max(largest, Math.Abs(_prices[one] - before));
        }

        var was = _tablePrice;
        _tablePrice = Math.Max(0, was + Math.Clamp((meetings - _possible.Places) / Math.Max(slope, 1e-9), -6 * temperature, 6 * temperature));
        return Math.Max(largest, Math.Abs(_tablePrice - was));
    }

    private (double Sum, double Slope) Taken(int one, double price, double temperature)
    {
        var (sum, slope, per) = (0.0, 0.0, 1 / temperature);
        for (var at = _possible.Starts[one]; at < _possible.Starts[one + 1]; at++)
            Add((_possible.Scores[at] + price + _prices[_possible.Others[at]] - _tablePrice) * per, ref sum, ref slope);
        return (sum, slope * per);
    }

    private (double Sum, double Slope) Wanted(int one, double price, double temperature)
    {
        var (sum, slope, per) = (0.0, 0.0, 1 / temperature);
        foreach (var marginal in _marginals[one]) Add((marginal - price) * per, ref sum, ref slope);
        return (sum, slope * per);
    }

    // The logistic function, and its derivative.
    private static void Add(double x, ref double sum, ref double slope)
    {
        if (x < -30) return;
        if (x > 30)
        {
            sum++;
            return;
        }

        var part = 1 / (1 + Math.Exp(-x));
        sum += part;
        slope += part * (1 - part);
    }
}
