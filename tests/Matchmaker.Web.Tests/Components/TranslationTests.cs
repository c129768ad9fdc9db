using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using Matchmaker.App.Matching;
using Matchmaker.App.Registry;
using Matchmaker.Web.Hosting;

namespace Matchmaker.Web.Tests.Components;

/// <summary>What is translated is translated whole: into every language, every text, with the same gaps to fill.</summary>
public sealed partial class TranslationTests
{
    private static readonly Assembly[] Assemblies = [typeof(ReasonPhrases).Assembly, typeof(WebComposition).Assembly];

    private static readonly CultureInfo[] Languages = [.. WebComposition.Cultures.Where(culture => culture.TwoLetterISOLanguageName != "en")];

    public static TheoryData<string> Translated => [.. Families().Where(IsTranslated).Select(texts => texts.BaseName)];

    [Theory]
    [MemberData(nameof(Translated))]
    public void Texts_OfEveryLanguage_HaveTheKeysAndGapsOfTheEnglishOnes(string name)
    {
        var texts = Families().Single(texts => texts.BaseName == name);
        var english = Read(texts, CultureInfo.InvariantCulture)!;
        Assert.All(Languages, language =>
        {
            var translated = Read(texts, language);
            Assert.True(translated is not null, $"{name} is translated, but not into {language.Name}.");
            Assert.Equal(english.Keys.Order(StringComparer.Ordinal), translated.Keys.Order(StringComparer.Ordinal));
            Assert.All(english, text => Assert.True(Gaps(text.Value) == Gaps(translated[text.Key]), $"{name}.{language.Name} {text.Key}: '{translated[text.Key]}' fills other gaps than '{text.Value}'."));
            Assert.All(translated, text => Assert.False(string.IsNullOrWhiteSpace(text.Value), text.Key));
        });
    }

    [Fact]
    public void Texts_OfWhatMembersUseMost_AreTranslated() =>
        Assert.Superset(new HashSet<string>(["LayoutTexts", "PartnersTexts", "PictureTexts", "ReasonTexts", "PushTexts", "DigestTexts"]), Families().Where(IsTranslated).Select(texts => texts.BaseName.Split('.')[^1]).ToHashSet());

    [Fact]
    public void CountryTexts_OfTheRegion_AreTranslatedAndInEnglishTheRegistrysOwn()
    {
        var english = Read(new ResourceManager(typeof(CountryTexts)), CultureInfo.InvariantCulture)!;
        Assert.Superset(Countries.Asean.ToHashSet(), english.Keys.ToHashSet());
        Assert.All(english, country => Assert.Equal(Countries.Name(country.Key), country.Value));
    }

    private static bool IsTranslated(ResourceManager texts) => Languages.Any(language => Read(texts, language) is not null);

    private static IEnumerable<ResourceManager> Families() =>
        from assembly in Assemblies
        from file in assembly.GetManifestResourceNames()
        where file.EndsWith(".resources", StringComparison.Ordinal)
        select new ResourceManager(file[..^".resources".Length], assembly);

    private static Dictionary<string, string>? Read(ResourceManager texts, CultureInfo language) =>
        texts.GetResourceSet(language, createIfNotExists: true, tryParents: false)?.Cast<DictionaryEntry>().ToDictionary(text => (string)text.Key, text => (string)text.Value!);

    private static string Gaps(string text) => string.Join(' ', Gap().Matches(text).Select(gap => gap.Value).Distinct().Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Gap();
}
