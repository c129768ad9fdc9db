using FsCheck;
using FsCheck.Fluent;
using Matchmaker.App.Search;

namespace Matchmaker.App.Tests.Search;

public sealed class TextAnalyserTests
{
    /// <summary>Plain words are cut faster than others. A soft hyphen is not seen, yet sends a word the long way.</summary>
    [Fact]
    public void Analyse_PlainWords_AreCutAsAllOthersAre()
    {
        var pieces = Gen.Elements("a", "Zebra", "42nd", "-", " ", "_", "é", "đ", "ก", "漢", "\u0301", "\u200B", "🎬", new string('x', 70)).NonEmptyListOf();
        Prop.ForAll(pieces.ToArbitrary(), list =>
        {
            var text = string.Concat(list);
            var longWay = string.Concat(text.Select(c => char.IsAsciiLetterOrDigit(c) ? $"{c}\u00AD" : c.ToString()));
            Assert.Equal(TextAnalyser.Analyse(longWay).Select(token => (token.Term, token.Kind)), TextAnalyser.Analyse(text).Select(token => (token.Term, token.Kind)));
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("Studio Layag", "studio layag")]
    [InlineData("Đại học Huế", "dai hoc hue")]
    [InlineData("ĐẠI HỌC HUẾ", "dai hoc hue")]
    [InlineData("Ｆｕｌｌ　Ｗｉｄｔｈ ﬁlm", "full width film")]
    [InlineData("co-production, 2D/3D (2026)", "co production 2d 3d 2026")]
    [InlineData("Straße Ελλάς Йогьякарта", "strasse ελλασ иогьякарта")]
    [InlineData("๒๕๖๙ ២០២៦ ①", "2569 2026 1")]
    [InlineData("كِتَاب", "كتاب")]
    [InlineData("soft\u00ADhyphen zero\u200Bwidth", "softhyphen zerowidth")]
    [InlineData("", "")]
    [InlineData("!?… 🎬 \0 \u0301", "")]
    public void Analyse_ScriptsWithSpaces_AreFoldedWords(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', TextAnalyser.Analyse(text).Select(token => token.Term)));

    [Theory]
    [InlineData("애니메이션", "애니 니메 메이 이션 션")]
    [InlineData("動畫製作", "動畫 畫製 製作 作")]
    [InlineData("แอนิเมชัน", "แอ อนิ นิเ เม มชั ชัน น")]
    [InlineData("ក្រុមហ៊ុន", "ក្រុម មហ៊ុ ហ៊ុន ន")]
    [InlineData("အနုပညာ", "အနု နုပ ပညာ ညာ")]
    [InlineData("ດົນຕີ", "ດົນ ນຕີ ຕີ")]
    [InlineData("KBS방송 2026년", "kbs 방송 송 2026 년")]
    [InlineData("画", "画")]
    public void Analyse_ScriptsWithoutSpaces_AreOverlappingPairs(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', TextAnalyser.Analyse(text).Select(token => token.Term)));

    [Fact]
    public void Analyse_HangulInPieces_EqualsWholeSyllables() =>
        Assert.Equal(TextAnalyser.Terms("한국 음악"), TextAnalyser.Terms("한국 음악".Normalize(System.Text.NormalizationForm.FormD)));

    [Fact]
    public void Analyse_InvisibleBreaksInThaiAndKhmer_AreNotSeen() =>
        Assert.Equal(TextAnalyser.Terms("พิพิธภัณฑ์ សារមន្ទីរ"), TextAnalyser.Terms("พิพิธ\u200Bภัณฑ์ សារ\u200Bមន្ទីរ"));

    [Fact]
    public void Analyse_MarkedWord_KeepsItsSpelling()
    {
        var tokens = TextAnalyser.Analyse("Đại cafe");

        Assert.Equal(["đại", null], tokens.Select(token => token.Marked));
        Assert.Equal("đại", TextAnalyser.Analyse("Đại".Normalize(System.Text.NormalizationForm.FormD))[0].Marked);
    }

    [Fact]
    public void Analyse_Offsets_PointIntoTheOriginalText()
    {
        const string Text = "Xưởng «Đại» ไทย 𝒜𝓃𝒾";
        var tokens = TextAnalyser.Analyse(Text);

        Assert.Equal(["Xưởng", "Đại", "ไท", "ทย", "ย", "𝒜𝓃𝒾"], tokens.Select(token => Text.Substring(token.Start, token.Length)));
    }

    [Fact]
    public void Terms_RepeatedWordsAndPairs_AreGivenOnce()
    {
        Assert.Equal(["film", "and", "music"], TextAnalyser.Terms("Film and film AND music"));
        Assert.Equal(["음악", "악"], TextAnalyser.Terms("음악 음악 악"));
    }

    [Fact]
    public void Analyse_EndlessWord_IsCutAlikeInTextAndQuery()
    {
        var term = Assert.Single(TextAnalyser.Analyse(new string('a', 5000))).Term;

        Assert.Equal(TextAnalyser.LongestTerm, term.Length);
        Assert.Equal(term, Assert.Single(TextAnalyser.Terms(new string('A', 100))));
    }

    [Fact]
    public void Analyse_AnyString_HasOrderedOffsetsInsideItAndCleanTerms()
    {
        var anyUnit = Gen.Choose(0, 0xFFFF).Select(unit => (char)unit);
        var anyString = Gen.Choose(0, 40).SelectMany(length => anyUnit.ArrayOf(length)).Select(units => new string(units));
        Prop.ForAll(anyString.ToArbitrary(), text =>
        {
            var tokens = TextAnalyser.Analyse(text);
            for (var at = 0; at < tokens.Count; at++)
            {
                var token = tokens[at];
                if (token.Start < 0 || token.Length <= 0 || token.End > text.Length) return false;
                if (at > 0 && token.Start < tokens[at - 1].Start) return false;
                if (token.Term.Length == 0 || token.Term.AsSpan().ContainsAny(" \"\0")) return false;
            }

            return true;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Analyse_ItsOwnTerms_AreUnchanged()
    {
        foreach (var text in new[] { "Đại học Huế", "Straße", "ﬁlm", "Ελλάς", "İstanbul", "ＡＢＣ" })
            Assert.All(TextAnalyser.Terms(text), term => Assert.Equal([term], TextAnalyser.Terms(term)));
    }
}
