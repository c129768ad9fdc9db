using System.Globalization;
using System.Text;

namespace Matchmaker.App.Registry;

/// <summary>
/// Folds a name so that spellings of one name become equal: compatibility forms, case, Latin, Greek and Cyrillic diacritics, punctuation,
/// spacing and invisible characters go; letters and marks of scripts that need their marks (Thai, Khmer, Lao, Burmese, Devanagari …) stay.
/// A name without a letter or digit folds to the empty text, which says nothing: compare only what is not empty.
/// </summary>
public static class NameNormaliser
{
    private const int FirstScriptWithMarksOfItsOwn = 0x0530;

    public static string Normalise(string name)
    {
        if (IsPlainAscii(name)) return FoldAscii(name);
        var decomposed = WithoutInvisible(name).Normalize(NormalizationForm.FormKD);
        var folded = new StringBuilder(decomposed.Length);
        var isMarkFoldable = false;
        foreach (var rune in decomposed.EnumerateRunes())
        {
            var isMark = Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
            if (isMark && isMarkFoldable) continue;
            if (isMark || Rune.IsLetterOrDigit(rune))
            {
                // Marks fold away on Latin, Greek and Cyrillic letters only: elsewhere a mark is a letter of its own.
                isMarkFoldable = !isMark && rune.Value < FirstScriptWithMarksOfItsOwn;
                folded.Append(Spell(rune));
            }
            else
            {
                isMarkFoldable = false;
                AppendSpace(folded);
            }
        }

        return TrimEnd(folded).Normalize(NormalizationForm.FormC);
    }

    private static bool IsPlainAscii(string name)
    {
        foreach (var character in name)
            if (character >= 0x80) return false;
        return true;
    }

    private static string FoldAscii(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var character in name)
        {
            if (char.IsAsciiLetterOrDigit(character)) folded.Append(char.ToLowerInvariant(character));
            else AppendSpace(folded);
        }

        return TrimEnd(folded);
    }

    // Soft hyphens, joiners and the word breaks that Thai and Khmer text may or may not carry change no name. Two things cannot be normalised
    // and count as punctuation: half a surrogate pair, which the enumeration turns into the replacement character, and U+FFFE.
    private static string WithoutInvisible(string name)
    {
        var visible = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format) continue;
            visible.Append(rune.Value == 0xFFFE ? Rune.ReplacementChar : rune);
        }

        return visible.ToString();
    }

    /// <summary>A letter in lower case and without the strokes that no decomposition takes off; several letters for a ligature.</summary>
    internal static string Spell(Rune letter) => letter.Value switch
    {
        'ß' or 'ẞ' => "ss",
        'đ' or 'Đ' or 'ð' or 'Ð' => "d",
        'ø' or 'Ø' => "o",
        'ł' or 'Ł' => "l",
        'æ' or 'Æ' => "ae",
        'œ' or 'Œ' => "oe",
        'þ' or 'Þ' => "th",
        'ı' => "i",
        'ς' => "σ",
        _ => Rune.ToLowerInvariant(letter).ToString(),
    };

    private static void AppendSpace(StringBuilder folded)
    {
        if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
    }

    private static string TrimEnd(StringBuilder folded)
    {
        if (folded.Length > 0 && folded[^1] == ' ') folded.Length--;
        return folded.ToString();
    }
}
