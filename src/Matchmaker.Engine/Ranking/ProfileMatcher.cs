using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Ranking;

/// <summary>
/// Compares one actor's profile with others': its terms are spread over dense arrays once, each comparison then costs the other's terms. Working memory of one thread.
/// </summary>
internal sealed class ProfileMatcher(ProfileIndex profiles)
{
    private readonly float[] _sectors = new float[profiles.Sectors.ColumnCount];
    private readonly float[] _needs = new float[profiles.Needs.ColumnCount];
    private readonly float[] _offers = new float[profiles.Offers.ColumnCount];
    private readonly float[] _words = new float[profiles.Words.ColumnCount];
    private readonly float[] _languages = new float[profiles.Languages.ColumnCount];

    private ProfileTable _rows = profiles.Rows;
    private int _row;

    /// <summary>Prepares for comparisons with one actor. O(its terms).</summary>
    public void Spread(int actor) => Spread(profiles.Rows, actor);

    /// <summary>Prepares for comparisons with one weighed profile that stands in no table yet. O(its terms).</summary>
    public void Spread(ProfileTable rows, int row)
    {
        (_rows, _row) = (rows, row);
        Fill(rows.Sectors, row, _sectors);
        Fill(rows.Needs, row, _needs);
        Fill(rows.Offers, row, _offers);
        Fill(rows.Words, row, _words);
        Fill(rows.Languages, row, _languages);
    }

    /// <summary>Takes back what was spread.</summary>
    public void Forget()
    {
        Clear(_rows.Sectors, _row, _sectors);
        Clear(_rows.Needs, _row, _needs);
        Clear(_rows.Offers, _row, _offers);
        Clear(_rows.Words, _row, _words);
        Clear(_rows.Languages, _row, _languages);
    }

    /// <summary>Adds to everybody who shares a sector, or a need with an offer, how well it fits the profile that was spread. O(the lists of its terms).</summary>
    /// <param name="fits">One element an actor.</param>
    /// <returns>Whether there is anybody.</returns>
    public bool AddFits(float[] fits) => Add(_rows.Sectors, profiles.InSector, fits) | Add(_rows.Needs, profiles.Offering, fits) | Add(_rows.Offers, profiles.Seeking, fits);

    /// <summary>The signals that come from the profiles.</summary>
    public void Measure(int other, Span<float> row)
    {
        row[(int)Signal.NeedsMet] = Product(profiles.Offers, other, _needs);
        row[(int)Signal.OffersWanted] = Product(profiles.Needs, other, _offers);
        row[(int)Signal.Sectors] = Product(profiles.Sectors, other, _sectors);
        row[(int)Signal.Words] = Product(profiles.Words, other, _words);
        row[(int)Signal.Languages] = Product(profiles.Languages, other, _languages) > 0 ? 1 : 0;
    }

    private bool Add(SparseRows terms, SparseRows holders, float[] fits)
    {
        var any = false;
        for (var at = terms.RowStarts[_row]; at < terms.RowStarts[_row + 1]; at++)
        {
            var weight = terms.Values[at];
            var others = holders.RowColumns(terms.Columns[at]);
            var values = holders.RowValues(terms.Columns[at]);
            for (var to = 0; to < others.Length; to++) fits[others[to]] += weight * values[to];
            any |= others.Length > 0;
        }

        return any;
    }

    private static float Product(SparseRows terms, int row, float[] spread)
    {
        float sum = 0;
        for (var at = terms.RowStarts[row]; at < terms.RowStarts[row + 1]; at++) sum += terms.Values[at] * spread[terms.Columns[at]];
        return sum;
    }

    private static void Fill(SparseRows terms, int row, float[] spread)
    {
        for (var at = terms.RowStarts[row]; at < terms.RowStarts[row + 1]; at++) spread[terms.Columns[at]] = terms.Values[at];
    }

    private static void Clear(SparseRows terms, int row, float[] spread)
    {
        foreach (var term in terms.RowColumns(row)) spread[term] = 0;
    }
}
