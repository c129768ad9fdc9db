using Matchmaker.Engine.Numerics;
using Matchmaker.Engine.Ranking;

namespace Matchmaker.App.Matching;

/// <summary>What actors say of themselves, with the names of the terms; rows are dense indices.</summary>
/// <param name="Terms">As the Engine reads it.</param>
/// <param name="Sectors">Sector codes, by column of <see cref="ProfileTable.Sectors"/>.</param>
/// <param name="Interests">
/// Interest tags and words of needs and offers, by column of <see cref="ProfileTable.Needs"/> and <see cref="ProfileTable.Offers"/>; a word has a leading "~", so that it is told from a tag.
/// </param>
/// <param name="Words">Words, by column of <see cref="ProfileTable.Words"/>.</param>
/// <param name="Languages">Languages, by column of <see cref="ProfileTable.Languages"/>.</param>
public sealed record ActorProfileTable(ProfileTable Terms, IReadOnlyList<string> Sectors, IReadOnlyList<string> Interests, IReadOnlyList<string> Words, IReadOnlyList<string> Languages)
{
    /// <summary>What precedes a word in <see cref="Interests"/>.</summary>
    public const char WordMark = '~';

    internal IEnumerable<(SparseRows Rows, IReadOnlyList<string> Names)> Tables =>
        [(Terms.Sectors, Sectors), (Terms.Needs, Interests), (Terms.Offers, Interests), (Terms.Words, Words), (Terms.Languages, Languages)];
}
