using Matchmaker.Engine.Numerics;

namespace Matchmaker.Engine.Ranking;

/// <summary>
/// What actors say of themselves, as terms: one row an actor, one column a term, the value how strongly it holds (1 for what is said, less for what only follows from it,
/// such as a wider term). Nothing here depends on collaborations.
/// </summary>
/// <param name="Sectors">Actors × sectors.</param>
/// <param name="Needs">Actors × terms of needs and offers: what each seeks.</param>
/// <param name="Offers">Actors × the same terms: what each can give.</param>
/// <param name="Words">Actors × words of names and texts.</param>
/// <param name="Languages">Actors × languages.</param>
public sealed record ProfileTable(SparseRows Sectors, SparseRows Needs, SparseRows Offers, SparseRows Words, SparseRows Languages)
{
    /// <summary>Profiles of actors of which nothing is known.</summary>
    public static ProfileTable Empty(int actorCount)
    {
        var nothing = SparseRows.FromEntries(actorCount, 0, [], [], []);
        return new(nothing, nothing, nothing, nothing, nothing);
    }

    /// <exception cref="ArgumentException">A table has another number of rows, or needs and offers do not share their columns.</exception>
    public void Validate(int actorCount)
    {
        foreach (var table in new[] { Sectors, Needs, Offers, Words, Languages })
            if (table.RowCount != actorCount) throw new ArgumentException($"{actorCount} actors need as many profiles; a table has {table.RowCount}.");
        if (Needs.ColumnCount != Offers.ColumnCount)
            throw new ArgumentException($"Needs and offers are told in the same terms; there are {Needs.ColumnCount} and {Offers.ColumnCount}.");
    }
}
