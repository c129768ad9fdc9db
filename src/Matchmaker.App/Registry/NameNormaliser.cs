using System.Globalization;
using System.Text;

namespace Matchmaker.App.Registry;

/// <summary>
/// Folds a name so that spellings of one name become equal: compatibility forms, case, Latin diacritics, punctuation and
/// spacing go; letters and marks of scripts that need their marks (Thai, Khmer, Lao, Burmese, Devanagari …) stay.
/// </summary>
public static class NameNormaliser
{
    public static string Normalise(string name)
    {
        if (IsPlainAscii(name)) return FoldAscii(name);
        var decomposed = name.Normalize(NormalizationForm.FormKD);
        var folded = new StringBuilder(decomposed.Length);
        var lastBase = '\0';
        foreach (var character in decomposed)
        {
            var category = char.GetUnicodeCategory(character);
            if (category == UnicodeCategory.NonSpacingMark && IsFoldable(lastBase)) continue;
            if (category is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Surrogate
                || char.IsLetterOrDigit(character))
            {
                lastBase = character;
                folded.Append(Spell(character));
            }
            else
            {
                lastBase = '\0';
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

    // Marks fold away on Latin, Greek and Cyrillic letters only: elsewhere a mark is a letter of its own.
    private static bool IsFoldable(char letter) => letter is > '\0' and < '\u0530';

    private static string Spell(char character) => character switch
    {
        'ß' or 'ẞ' => "ss",
        'đ' or 'Đ' or 'ð' or 'Ð' => "d",
        'ø' or 'Ø' => "o",
        'ł' or 'Ł' => "l",
        'æ' or 'Æ' => "ae",
        'œ' or 'Œ' => "oe",
        'ı' => "i",
        _ => char.ToLowerInvariant(character).ToString(),
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
