using Matchmaker.App.Registry;

namespace Matchmaker.App.Tests.Registry;

public sealed class TaxonomyTests
{
    [Fact]
    public void BuiltIn_EveryFile_HasUniqueCodesAndKnownParents()
    {
        foreach (var taxonomy in new[] { Taxonomy.Helixes, Taxonomy.Sectors, Taxonomy.Interests })
        {
            Assert.Equal(taxonomy.Terms.Count, taxonomy.Terms.Select(t => t.Code).Distinct().Count());
            Assert.All(taxonomy.Terms, t => Assert.True(t.Parent is null || taxonomy.Find(t.Parent) is not null, t.Code));
        }
    }

    [Fact]
    public void Helixes_EveryHelixOfTheModel_HasItsTerm()
    {
        Assert.Equal(Enum.GetValues<Helix>().Length, Taxonomy.Helixes.Terms.Count);
        foreach (var helix in Enum.GetNames<Helix>())
            Assert.NotNull(Taxonomy.Helixes.Find(helix == "CivilSociety" ? "civil-society" : helix.ToLowerInvariant()));
    }

    [Theory]
    [InlineData("digital")]
    [InlineData("green")]
    [InlineData("blue")]
    [InlineData("creative")]
    [InlineData("science-technology-innovation")]
    public void Sectors_GrowthSector_IsAtTheTop(string code) => Assert.Null(Taxonomy.Sectors.Find(code)!.Parent);

    [Theory]
    [InlineData("animation")]
    [InlineData("Animasi")]
    [InlineData("HOẠT HÌNH")]
    [InlineData("hoat hinh")]
    [InlineData("แอนิเมชัน")]
    [InlineData("គំនូរជីវចល")]
    [InlineData("애니메이션")]
    public void Resolve_AnyLanguage_FindsTheTerm(string word) => Assert.Equal("animation", Taxonomy.Sectors.Resolve(word)?.Code);

    [Fact]
    public void Resolve_UnknownWord_IsNull() => Assert.Null(Taxonomy.Sectors.Resolve("zzyzx"));

    [Fact]
    public void WithAncestors_Branch_EndsAtItsDomain() =>
        Assert.Equal(["animation", "audiovisual"], Taxonomy.Sectors.WithAncestors("animation").Select(t => t.Code));

    [Fact]
    public void In_Language_GivesTheFirstSynonym()
    {
        Assert.Equal("애니메이션", Taxonomy.Sectors.Find("animation")!.In("ko"));
        Assert.Null(Taxonomy.Sectors.Find("animation")!.In("xx"));
    }

    [Theory]
    [InlineData("code,name\n", 1, "header")]
    [InlineData("code,parent,name,synonyms\na,,A\n", 2, "3 cells")]
    [InlineData("code,parent,name,synonyms\nA b,,A,\n", 2, "not a code")]
    [InlineData("code,parent,name,synonyms\na,,,\n", 2, "no name")]
    [InlineData("code,parent,name,synonyms\na,,A,\na,,B,\n", 3, "already stands in line 2")]
    [InlineData("code,parent,name,synonyms\na,b,A,\n", 2, "parent 'b'")]
    [InlineData("code,parent,name,synonyms\na,,A,x\nb,,B,ko:X\n", 3, "already stands for 'a'")]
    [InlineData("code,parent,name,synonyms\na,,A,x||y\n", 2, "empty synonym")]
    [InlineData("code,parent,name,synonyms\na,b,A,\nb,a,B,\n", 3, "own ancestor")]
    public void Read_Damage_NamesFileLineAndProblem(string text, int line, string problem)
    {
        var failure = Assert.Throws<TaxonomyException>(() => Taxonomy.Read(new StringReader(text), "try.csv"));
        Assert.Contains($"try.csv, line {line}:", failure.Message, StringComparison.Ordinal);
        Assert.Contains(problem, failure.Message, StringComparison.Ordinal);
    }
}
