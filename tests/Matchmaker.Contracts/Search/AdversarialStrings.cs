using System.Text;

namespace Matchmaker.Contracts.Search;

/// <summary>Strings made to break a search: operators, quotes, brackets, control characters, broken Unicode, SQL, and enormous ones. The same for a seed.</summary>
internal sealed class AdversarialStrings(int seed)
{
    private static readonly string[] Pieces =
    [
        "\"", "'", "*", "^", "-", "--", "+", ":", "{", "}", "(", ")", "[", "]", "NEAR", "NEAR(", "AND", "OR", "NOT", "name:", "{name aliases} :", "texts", "rowid", "helix:", "country:VN",
        "sector:\"", ",", ",,", "-country:", "\0", "\u0001", "\u001B[31m", "\u007F", "\uD83C", "\uDFAC", "🎬", "👩‍🎨", "\u202E", "\u200F", "مرحبا", "שלום", "\uFFFE", "\uFFFF", "\u0301", "a\u0301\u0302\u0303",
        "'; DROP TABLE texts; --", "\" OR 1=1 --", "SELECT * FROM profiles", "%", "_", "\\", "\\\"", "$0", "?1", "\t", "\r\n", "\u2028", " ", "  ", "layag", "đại học", "ผ้าไหม", "ไ", "ิ", "្", "ក្", "한", "ㅎ", "ᄒ", "画",
        "animation", "hoạt hình", "''", "\"\"", "“", "「", "：", "http://x.y/?q=\"z\"", "1e999", "-1", "·", "sector·animation", "ﷺ", "ß", "İ", "\u00AD", "\u200B", "ａ", "①", "½", "x:y:z", "size:small,", "verified:*",
    ];

    private readonly Random _random = new(seed);

    public string Next()
    {
        var text = new StringBuilder();
        var count = _random.Next(1, 9);
        for (var at = 0; at < count; at++)
        {
            text.Append(_random.Next(12) switch
            {
                0 => new string((char)_random.Next(0x10000), _random.Next(1, 4)),
                1 => Rune.IsValid(_random.Next(0x110000)) ? "\U0001F3AD" : "\uD800",
                _ => Pieces[_random.Next(Pieces.Length)],
            });
            if (_random.Next(3) == 0) text.Append(' ');
        }

        // One in two hundred is enormous.
        if (_random.Next(200) != 0) return text.ToString();
        var piece = text.ToString();
        return new StringBuilder().Insert(0, piece, 1 + (_random.Next(200_000) / piece.Length)).ToString();
    }
}
