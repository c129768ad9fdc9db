namespace Matchmaker.App.Search;

/// <summary>What the analyser has to know of scripts, by code point.</summary>
internal static class Scripts
{
    // Ranges of scripts without spaces between words, and Hangul, ascending.
    private static readonly (int First, int Last)[] Unspaced =
    [
        (0x0E00, 0x0EFF), // Thai, Lao
        (0x1000, 0x109F), // Burmese
        (0x1100, 0x11FF), // Hangul letters
        (0x1780, 0x17FF), // Khmer
        (0x1950, 0x19DF), // Tai Le, New Tai Lue
        (0x1A20, 0x1AAF), // Tai Tham
        (0x1B00, 0x1B7F), // Balinese
        (0x2E80, 0x2FDF), // radicals of Chinese characters
        (0x3005, 0x3007),
        (0x3040, 0x318F), // kana, bopomofo, Hangul letters
        (0x31A0, 0x31FF),
        (0x3400, 0x4DBF),
        (0x4E00, 0x9FFF), // Chinese characters
        (0xA960, 0xA97F),
        (0xA980, 0xA9FF), // Javanese, Burmese
        (0xAA60, 0xAADF), // Burmese, Tai Viet
        (0xAC00, 0xD7FF), // Hangul syllables
        (0xF900, 0xFAFF),
        (0x1B000, 0x1B16F),
        (0x20000, 0x3FFFF),
    ];

    public static bool IsUnspaced(int codePoint)
    {
        if (codePoint < Unspaced[0].First) return false;
        foreach (var (first, last) in Unspaced)
            if (codePoint <= last) return codePoint >= first;
        return false;
    }

    /// <summary>Letters whose marks may be left out in writing, or are no part of what one types: Latin, Greek, Cyrillic, Hebrew, Arabic.</summary>
    public static bool HasOptionalMarks(int codePoint) => codePoint is < 0x0530 or (>= 0x0590 and <= 0x06FF) or (>= 0x1E00 and <= 0x1FFF);

    /// <summary>A sign after which the next consonant is written below this one, in one character.</summary>
    public static bool StacksNext(int codePoint) => codePoint is 0x17D2 or 0x1039 or 0x1A60 or 0xA9C0 or 0x1B44;

    /// <summary>Letters that continue the one before: vowels and finals of Hangul in pieces, and the voicing marks of half-width kana.</summary>
    public static bool ContinuesLetter(int codePoint) => codePoint is (>= 0x1160 and <= 0x11FF) or (>= 0xD7B0 and <= 0xD7FF) or 0xFF9E or 0xFF9F;
}
