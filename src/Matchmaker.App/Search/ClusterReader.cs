using System.Buffers;
using System.Globalization;
using System.Text;
using Matchmaker.App.Registry;

namespace Matchmaker.App.Search;

/// <summary>Reads a text character by character, as a reader counts them, each folded. Everything else is a break.</summary>
internal ref struct ClusterReader(string text)
{
    // More marks than this on one letter are an attack on the eye, not writing.
    private const int LongestCluster = 24;

    private int _at;

    /// <summary>Whether something stood between the last character and the one before it.</summary>
    public bool WasBroken { get; private set; }

    public CharacterCluster? Read()
    {
        WasBroken = false;
        while (_at < text.Length)
        {
            var start = _at;
            if (text[start] < 0x80 && (start + 1 == text.Length || text[start + 1] < 0x80))
            {
                _at++;
                if (char.IsAsciiLetterOrDigit(text[start])) return new(Ascii(text[start]), false, false, start, 1);
                WasBroken = true;
                continue;
            }

            var rune = Next();
            if (IsOfAWord(rune) && !IsMark(rune))
            {
                Extend(start, rune);
                if (Fold(text.AsSpan(start, _at - start)) is { Folded.Length: > 0 } folded)
                    return new(folded.Folded, folded.IsUnspaced, folded.IsMarked, start, _at - start);
            }

            // Joiners, soft hyphens and the word breaks that Thai and Khmer text may or may not carry are not seen.
            WasBroken |= Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format;
        }

        return null;
    }

    /// <summary>
    /// The next word, if it is of ASCII letters and digits alone and nothing after it could belong to it; null otherwise, or where a word has begun that it would belong to. What stands before it is skipped.
    /// </summary>
    public Token? ReadPlainWord(bool isInWord)
    {
        var start = _at;
        while (start < text.Length && text[start] < 0x80 && !char.IsAsciiLetterOrDigit(text[start])) start++;
        if (isInWord && start == _at) return null;
        var end = start;
        while (end < text.Length && char.IsAsciiLetterOrDigit(text[end])) end++;
        if (end == start || (end < text.Length && text[end] >= 0x80)) return null;
        _at = end;
        var kept = text.AsSpan(start, Math.Min(end - start, TextAnalyser.LongestTerm));
        return new(kept.ContainsAnyInRange('A', 'Z') ? string.Create(kept.Length, kept, static (term, word) => word.ToLowerInvariant(term)) : kept.ToString(), TokenKind.Word, start, end - start, null);
    }

    /// <summary>Letters, digits, numbers and marks: what a term may hold.</summary>
    public static bool IsOfAWord(Rune rune) => Rune.IsLetterOrDigit(rune) || IsMark(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherNumber or UnicodeCategory.LetterNumber;

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static string Ascii(char character) => AsciiTerms[char.ToLowerInvariant(character)];

    private static readonly string[] AsciiTerms = [.. Enumerable.Range(0, 128).Select(code => ((char)code).ToString())];

    // Half a surrogate pair reads as the replacement character, which is no letter.
    private Rune Next()
    {
        if (Rune.DecodeFromUtf16(text.AsSpan(_at), out var rune, out var length) != OperationStatus.Done) rune = Rune.ReplacementChar;
        _at += length;
        return rune;
    }

    private void Extend(int start, Rune first)
    {
        var last = first;
        while (_at < text.Length && _at - start < LongestCluster)
        {
            var before = _at;
            var rune = Next();
            var belongs = IsMark(rune) || Scripts.ContinuesLetter(rune.Value) || (Scripts.StacksNext(last.Value) && Rune.IsLetter(rune))
                || (Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format && rune.Value is 0x200C or 0x200D or 0x00AD);
            if (!belongs)
            {
                _at = before;
                return;
            }

            last = rune;
        }
    }

    private static (string Folded, bool IsUnspaced, bool IsMarked) Fold(ReadOnlySpan<char> cluster)
    {
        var decomposed = cluster.ToString().Normalize(NormalizationForm.FormKD);
        var folded = new StringBuilder(decomposed.Length);
        var (isFoldable, isMarked, isUnspaced) = (false, false, false);
        foreach (var rune in decomposed.EnumerateRunes())
        {
            if (IsMark(rune) && isFoldable) isMarked = true;
            else if (IsMark(rune)) folded.Append(rune.ToString());
            else if (IsOfAWord(rune))
            {
                var digit = Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber ? (int)Rune.GetNumericValue(rune) : -1;
                var spelt = digit >= 0 ? AsciiTerms['0' + digit] : NameNormaliser.Spell(rune);
                if (folded.Length == 0) isUnspaced = digit < 0 && Scripts.IsUnspaced(rune.Value);
                isFoldable = Scripts.HasOptionalMarks(rune.Value);
                isMarked |= rune.Value is 'đ' or 'Đ';
                folded.Append(spelt);
            }
        }

        return (folded.ToString().Normalize(NormalizationForm.FormC), isUnspaced, isMarked);
    }
}
