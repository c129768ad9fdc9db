namespace Matchmaker.Engine.Programmes.Cohorts;

/// <summary>
/// A topic that is to be covered, or a kind of which there is to be some: the weights of the chosen ones are added up, and each further unit is worth no more than the one before (a concave, piecewise linear
/// function), so that the first of a kind counts most.
/// </summary>
/// <param name="Members">Candidates that cover it, each once, with a weight of at least 0.</param>
/// <param name="Pieces">From the first unit on, with slopes that do not rise; beyond the last piece nothing is added.</param>
public sealed record CoverageTopic(IReadOnlyList<(int Candidate, double Weight)> Members, IReadOnlyList<CoveragePiece> Pieces)
{
    /// <summary>The first unit is worth <paramref name="worth"/>, each further one that times <paramref name="ratio"/>; after <paramref name="pieces"/> of them nothing more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A worth below 0, a ratio outside [0, 1], fewer than one piece.</exception>
    public static CoveragePiece[] Fading(double worth, double ratio, int pieces)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(worth);
        ArgumentOutOfRangeException.ThrowIfLessThan(pieces, 1);
        if (!(ratio >= 0 && ratio <= 1)) throw new ArgumentOutOfRangeException(nameof(ratio), ratio, "A ratio lies in [0, 1].");
        return [.. Enumerable.Range(0, pieces).Select(at => new CoveragePiece(1, worth * Math.Pow(ratio, at)))];
    }

    /// <summary>What a sum of weights is worth. O(pieces).</summary>
    public double WorthOf(double sum)
    {
        double worth = 0;
        for (var at = 0; at < Pieces.Count && sum > 0; at++)
        {
            worth += Math.Min(sum, Pieces[at].Length) * Pieces[at].Slope;
            sum -= Pieces[at].Length;
        }

        return worth;
    }
}
