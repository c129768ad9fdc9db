using Matchmaker.App.Search;
using Matchmaker.App.Search.Queries;

namespace Matchmaker.App.Tests.Search;

public sealed class QueryParserTests
{
    [Fact]
    public void Parse_EverythingAtOnce_IsTakenApart()
    {
        var query = QueryParser.Parse("zelaxa \"two words\" -unwanted -\"not this\" beg* country:VN,\"South Korea\" -helix:media name:foo");

        Assert.Equal(["zelaxa", "two words", "beg*", "Name foo"], query.Wanted.Cast<WordsNode>().Select(Written));
        Assert.Equal(["unwanted", "not this"], query.Unwanted.Cast<WordsNode>().Select(Written));
        Assert.Equal([(ActorAspect.Country, "VN KR", false), (ActorAspect.Helix, "media", true)], query.Filters.Select(filter => (filter.Aspect, string.Join(' ', filter.Codes), filter.IsExcluded)));
        Assert.Empty(query.Problems);
        Assert.Empty(query.Remarks);
    }

    [Theory]
    [InlineData("hoạt hình", "sector·animation")]
    [InlineData("film hoat hinh", "sector·film sector·animation")]
    [InlineData("performing arts", "sector·performing·arts")]
    [InlineData("ip finance", "interest·ip·finance")]
    [InlineData("zelaxa", "")]
    public void Parse_TermsOfTheTaxonomies_AreTakenAsConcepts(string text, string concepts) =>
        Assert.Equal(concepts, string.Join(' ', QueryParser.Parse(text).Wanted.OfType<AnyNode>().SelectMany(any => any.Parts.OfType<ConceptNode>()).Select(node => node.Concept)));

    [Theory]
    [InlineData("\"never closed", "never closed")]
    [InlineData("- x", "x")]
    [InlineData("*", "")]
    [InlineData("a-b", "a b")]
    [InlineData("-", "")]
    [InlineData("http://example.org/a", "http example org a")]
    public void Parse_OddButHarmless_IsText(string text, string expected) => Assert.Equal(expected, string.Join(" | ", QueryParser.Parse(text).Wanted.Cast<WordsNode>().Select(Written)));

    [Theory]
    [InlineData("country:VN OR country:TH", "VN,TH", 0)]
    [InlineData("country:VN OR helix:media", "VN|media", 1)]
    [InlineData("country:VN OR puppets", "VN", 1)]
    [InlineData("puppets OR country:VN", "VN", 1)]
    [InlineData("country:VN country:TH", "VN|TH", 0)]
    public void Parse_OrBesideFilters_JoinsValuesOfOneFilterAndSaysWhatItDoesNotJoin(string text, string filters, int remarks)
    {
        var query = QueryParser.Parse(text);

        Assert.Equal(filters, string.Join('|', query.Filters.Select(filter => string.Join(',', filter.Codes))));
        Assert.Equal(remarks, query.Remarks.Count);
    }

    [Theory]
    [InlineData("games OR hoạt hình", 1)]
    [InlineData("hoạt hình OR games", 1)]
    [InlineData("games OR hoạt hình puppets", 2)]
    [InlineData("games OR animation OR music", 1)]
    public void Parse_OrBeforeAConceptOfSeveralWords_TakesAllOfIt(string text, int wanted) => Assert.Equal(wanted, QueryParser.Parse(text).Wanted.Count);

    [Fact]
    public void Parse_BeginningThatNamesAConcept_FindsTheConceptToo()
    {
        Assert.Contains(Assert.IsType<AnyNode>(QueryParser.Parse("cinema*").Wanted[0]).Parts, node => node is ConceptNode);
        Assert.IsType<WordsNode>(QueryParser.Parse("cinem*").Wanted[0]);
    }

    [Fact]
    public void Parse_Enormous_IsCutWithARemark()
    {
        Assert.Contains("Only the first", QueryParser.Parse(new string('a', 100_000)).Remarks[0], StringComparison.Ordinal);
        Assert.Contains("Only the first 40 words", Assert.Single(QueryParser.Parse(string.Join(' ', Enumerable.Range(0, 60))).Remarks), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kitten", "sitting", 3, 3)]
    [InlineData("layag", "laayg", 2, 1)]
    [InlineData("same", "same", 0, 0)]
    [InlineData("abc", "xyz", 2, null)]
    [InlineData("", "ab", 2, 2)]
    public void EditDistance_Pairs_AreCounted(string first, string second, int limit, int? expected) => Assert.Equal(expected, EditDistance.Within(first, second, limit));

    private static string Written(WordsNode node) => $"{(node.Field is { } field ? $"{field} " : "")}{string.Join(' ', node.Terms)}{(node.IsBeginning ? "*" : "")}";
}
