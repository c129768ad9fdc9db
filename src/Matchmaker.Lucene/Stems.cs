using Lucene.Net.Analysis.Id;

namespace Matchmaker.Lucene;

/// <summary>
/// Words without the affixes of Indonesian and Malay, by which both languages make many words of one: <c>menggambar</c> and <c>penggambar</c> are both of
/// <c>gambar</c>. Lucene has no stemmer for Malay alone, and the affixes are the same.
/// </summary>
internal static class Stems
{
    public static string Of(string word)
    {
        var letters = word.ToCharArray();
        var length = new IndonesianStemmer().Stem(letters, letters.Length, stemDerivational: true);
        return new(letters, 0, length);
    }
}
