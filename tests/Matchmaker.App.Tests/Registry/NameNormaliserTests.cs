using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Matchmaker.App.Registry;

namespace Matchmaker.App.Tests.Registry;

public sealed class NameNormaliserTests
{
    [Theory]
    [InlineData("École Polytechnique", "ecole polytechnique")]
    [InlineData("ÉCOLE  POLYTECHNIQUE.", "ecole polytechnique")]
    [InlineData("  Studio—Layag, Inc.  ", "studio layag inc")]
    [InlineData("Đại học Bách khoa Hà Nội", "dai hoc bach khoa ha noi")]
    [InlineData("ĐẠI HỌC BÁCH KHOA HÀ NỘI", "dai hoc bach khoa ha noi")]
    [InlineData("Straße & Söhne", "strasse sohne")]
    [InlineData("Ελληνικός Σύλλογος", "ελληνικοσ συλλογοσ")]
    [InlineData("ΕΛΛΗΝΙΚΟΣ ΣΥΛΛΟΓΟΣ", "ελληνικοσ συλλογοσ")]
    [InlineData("Чайковский", "чаиковскии")]
    [InlineData("Ｍａｔｃｈ①", "match1")]
    [InlineData("co\u00ADope\u200Bration", "cooperation")]
    [InlineData("L’Oréal / L'Oreal", "l oreal l oreal")]
    [InlineData("İstanbul ISPARTA ılgaz", "istanbul isparta ilgaz")]
    [InlineData("!!! — …", "")]
    [InlineData("", "")]
    public void Normalise_Spelling_FoldsToOneForm(string name, string expected) => Assert.Equal(expected, NameNormaliser.Normalise(name));

    [Theory]
    [InlineData("จุฬาลงกรณ์มหาวิทยาลัย")]
    [InlineData("សាកលវិទ្យាល័យភូមិន្ទភ្នំពេញ")]
    [InlineData("ມະຫາວິທະຍາໄລແຫ່ງຊາດ")]
    [InlineData("ရန်ကုန်တက္ကသိုလ်")]
    [InlineData("서울대학교")]
    [InlineData("香港大學")]
    [InlineData("東京大学")]
    [InlineData("भारतीय")]
    public void Normalise_ScriptsWhoseMarksAreLetters_KeepsThem(string name) =>
        Assert.Equal(name.Normalize(NormalizationForm.FormC), NameNormaliser.Normalise(name).Normalize(NormalizationForm.FormC));

    [Theory]
    [InlineData("กา", "ก่า")]
    [InlineData("ភ", "ភ្នំ")]
    [InlineData("가", "각")]
    [InlineData("か", "が")]
    public void Normalise_NamesThatDifferInAMark_StayDifferent(string first, string second) =>
        Assert.NotEqual(NameNormaliser.Normalise(first), NameNormaliser.Normalise(second));

    [Fact]
    public void Normalise_ComposedAndDecomposed_AreEqual()
    {
        foreach (var name in new[] { "Đại học Huế", "서울대학교", "École", "がくしゅう", "น้ำ" })
            Assert.Equal(NameNormaliser.Normalise(name.Normalize(NormalizationForm.FormC)), NameNormaliser.Normalise(name.Normalize(NormalizationForm.FormD)));
    }

    [Fact]
    public void Normalise_WordBreaksThatAreNotSeen_ChangeNothing() =>
        Assert.Equal(NameNormaliser.Normalise("ភ្នំពេញ"), NameNormaliser.Normalise("ភ្នំ\u200Bពេញ"));

    [Theory]
    [InlineData("\uD800")]
    [InlineData("a\uDC00b")]
    [InlineData("\uDBFF\uDBFF")]
    public void Normalise_HalfASurrogatePair_CountsAsPunctuation(string name) =>
        Assert.Equal(name.Contains('a', StringComparison.Ordinal) ? "a b" : "", NameNormaliser.Normalise(name));

    [Fact]
    public void Normalise_AnyText_IsIdempotent()
    {
        var names = ArbMap.Default.GeneratorFor<string>().Where(text => text is not null);
        var property = Prop.ForAll(names.ToArbitrary(), IsIdempotent);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), property);
    }

    [Fact]
    public void Normalise_MixedScriptsAndMarks_IsIdempotent()
    {
        // Letters of several scripts, loose marks of several combining classes, punctuation, invisible and broken characters.
        var pieces = Gen.Elements(
            "a", "É", "đ", "ǆ", "Ω", "ς", "Й", "ก", "ำ", "ី", "្", "서", "ᄀ", "ᅡ", "香", "が", "\u3099", "\u0301", "\u0316", "\u0345", "\u0E38", "\u0E48", "\u093C", "\u094D",
            " ", "-", "!", "\u200D", "\u00AD", "ﬁ", "ﷺ", "①", "\uD83D\uDE00", "\uD835\uDC00", "\uD800", "\uDC00", "\0", "7");
        var property = Prop.ForAll(pieces.ListOf().Select(list => string.Concat(list)).ToArbitrary(), IsIdempotent);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5000), property);
    }

    [Fact]
    public void Normalise_EveryCharacter_IsIdempotent()
    {
        for (var value = 0; value <= 0x10FFFF; value++)
        {
            if (!Rune.IsValid(value)) continue;
            var name = "x" + new Rune(value);
            Assert.True(IsIdempotent(name), $"U+{value:X4}");
        }
    }

    [Fact]
    public void Normalise_LettersInEitherCase_AreEqual()
    {
        foreach (var value in Enumerable.Range(0x20, 0x0600).Concat(Enumerable.Range(0x1E00, 0x200)))
        {
            if (!Rune.IsLetter(new Rune(value))) continue;
            var upper = Rune.ToUpperInvariant(new Rune(value)).ToString();
            var lower = Rune.ToLowerInvariant(new Rune(value)).ToString();
            if (NameNormaliser.Normalise(upper) != NameNormaliser.Normalise(lower)) Assert.Fail($"U+{value:X4}: '{upper}' and '{lower}'");
        }
    }

    private static bool IsIdempotent(string name)
    {
        var once = NameNormaliser.Normalise(name);
        return NameNormaliser.Normalise(once) == once;
    }
}
