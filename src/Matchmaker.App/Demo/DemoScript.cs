using System.Text;

namespace Matchmaker.App.Demo;

/// <summary>Spells invented words in the scripts of the region: a consonant sign and a vowel sign for each open syllable, by one table a script.</summary>
internal static class DemoScript
{
    private const string Consonants = "zvxlrmndb";
    private const string Vowels = "aeiou";
    private static readonly string[] Finals = ["", "n", "m", "k", "ng", "r", "l"];

    private static readonly Alphabet Thai = new(["ซ", "ว", "ซ", "ล", "ร", "ม", "น", "ด", "บ"], ["า", "เ", "ี", "โ", "ู"], ["", "น", "ม", "ก", "ง", "ร", "ล"], "เโ");
    private static readonly Alphabet Lao = new(["ຊ", "ວ", "ຊ", "ລ", "ຣ", "ມ", "ນ", "ດ", "ບ"], ["າ", "ເ", "ີ", "ໂ", "ູ"], ["", "ນ", "ມ", "ກ", "ງ", "ນ", "ນ"], "ເໂ");
    private static readonly Alphabet Khmer = new(["ស", "វ", "ស", "ល", "រ", "ម", "ន", "ដ", "ប"], ["ា", "េ", "ី", "ោ", "ូ"], ["", "ន", "ម", "ក", "ង", "រ", "ល"], "");
    private static readonly Alphabet Burmese = new(["ဇ", "ဗ", "ဇ", "လ", "ရ", "မ", "န", "ဒ", "ဘ"], ["ာ", "ေ", "ီ", "ို", "ူ"], ["", "န်", "မ်", "က်", "င်", "", ""], "");

    private static readonly int[] HangulInitials = [12, 7, 9, 5, 5, 6, 2, 3, 7];
    private static readonly int[] HangulVowels = [0, 5, 20, 8, 13];
    private static readonly int[] HangulFinals = [0, 4, 16, 1, 21, 8, 8];

    /// <summary>The word in the script of a language; in Latin letters where the language uses them.</summary>
    public static string Spell(DemoWord word, string language) => language switch
    {
        "th" => Spell(word, Thai),
        "lo" => Spell(word, Lao),
        "km" => Spell(word, Khmer),
        // After this letter the tall form of the vowel is the usual one.
        "my" => Spell(word, Burmese).Replace("ဒာ", "ဒါ", StringComparison.Ordinal),
        "ko" => SpellHangul(word),
        _ => word.Latin,
    };

    private static string Spell(DemoWord word, Alphabet alphabet)
    {
        var spelt = new StringBuilder();
        foreach (var syllable in word.Syllables)
        {
            var consonant = alphabet.Consonants[Consonants.IndexOf(syllable[0], StringComparison.Ordinal)];
            var vowel = alphabet.Vowels[Vowels.IndexOf(syllable[1], StringComparison.Ordinal)];
            spelt.Append(alphabet.VowelsInFront.Contains(vowel, StringComparison.Ordinal) ? vowel + consonant : consonant + vowel);
        }

        return spelt.Append(alphabet.Finals[Array.IndexOf(Finals, word.Final)]).ToString();
    }

    private static string SpellHangul(DemoWord word)
    {
        var spelt = new StringBuilder();
        for (var i = 0; i < word.Syllables.Count; i++)
        {
            var syllable = word.Syllables[i];
            var initial = HangulInitials[Consonants.IndexOf(syllable[0], StringComparison.Ordinal)];
            var vowel = HangulVowels[Vowels.IndexOf(syllable[1], StringComparison.Ordinal)];
            var final = i == word.Syllables.Count - 1 ? HangulFinals[Array.IndexOf(Finals, word.Final)] : 0;
            spelt.Append((char)(0xAC00 + (initial * 21 + vowel) * 28 + final));
        }

        return spelt.ToString();
    }

    private sealed record Alphabet(string[] Consonants, string[] Vowels, string[] Finals, string VowelsInFront);
}
