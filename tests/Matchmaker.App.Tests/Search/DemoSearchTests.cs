using Matchmaker.App.Search;

namespace Matchmaker.App.Tests.Search;

/// <summary>What readers of the region's languages expect of the demo registry.</summary>
public sealed class DemoSearchTests(DemoSearchFixture demo) : IClassFixture<DemoSearchFixture>
{
    // The hits whose own text says it come first; all of the sector are found, whatever language their profile is in.
    [Theory]
    [InlineData("hoạt hình", "animation", "VN", "hoạt hình")]
    [InlineData("hoat hinh", "animation", "VN", "hoạt hình")]
    [InlineData("HOẠT HÌNH", "animation", "VN", "hoạt hình")]
    [InlineData("trò chơi điện tử", "games", "VN", "trò chơi điện tử")]
    [InlineData("tro choi dien tu", "games", "VN", "trò chơi điện tử")]
    [InlineData("แอนิเมชัน", "animation", "TH", "แอนิเมชัน")]
    [InlineData("สำนักพิมพ์", "publishing", "TH", "สำนักพิมพ์")]
    [InlineData("ទេសចរណ៍វប្បធម៌", "cultural-tourism", "KH", "ទេសចរណ៍វប្បធម៌")]
    [InlineData("공예", "crafts", "KR", "공예")]
    [InlineData("방송", "broadcasting", "KR", "방송")]
    [InlineData("seni pertunjukan", "performing-arts", "ID", "seni pertunjukan")]
    [InlineData("arsip", "archives", "ID", "arsip")]
    public async Task Search_TermInALanguage_FindsItsTextsFirstAndAllOfTheSector(string text, string sector, string country, string said)
    {
        var holders = (await EverybodyAsync()).Where(actor => Says(actor, said)).Select(actor => actor.Id).ToHashSet();
        var result = await demo.Search.SearchAsync(new() { Text = text, Top = holders.Count });

        Assert.NotEmpty(holders);
        Assert.Equal(holders, result.Hits.Select(hit => hit.Actor.Id).ToHashSet());
        Assert.Equal(country, result.Hits[0].Actor.Country);
        Assert.All(result.Hits, hit => Assert.Contains(hit.Snippets, snippet => snippet.Text.Contains(said, StringComparison.OrdinalIgnoreCase) && snippet.Matches.Count > 0));
        var withSector = await demo.Search.SearchAsync(new() { Text = $"sector:{sector}" });
        var both = await demo.Search.SearchAsync(new() { Text = $"{text} sector:{sector}" });
        Assert.True(withSector.Total > 5);
        Assert.Equal(withSector.Total, both.Total);
    }

    // Any part of a text is found, and only texts with it.
    [Theory]
    [InlineData("នៅក្នុង")]
    [InlineData("តំបន់")]
    [InlineData("กำลังมองหา")]
    [InlineData("พันธมิตร")]
    [InlineData("아세안")]
    [InlineData("파트너")]
    [InlineData("트너")]
    [InlineData("ບໍລິສັດ")]
    [InlineData("ကုမ္ပဏီ")]
    [InlineData("mahasiswa")]
    public async Task Search_PartOfATextInItsScript_FindsExactlyThoseThatHoldIt(string part)
    {
        var holders = (await EverybodyAsync()).Where(actor => Says(actor, part)).Select(actor => actor.Id).ToHashSet();
        var found = (await demo.Search.SearchAsync(new() { Text = $"\"{part}\"", Top = SearchRequest.MostHits })).Hits.Select(hit => hit.Actor.Id).ToHashSet();

        Assert.NotEmpty(holders);
        Assert.Equal(holders, found);
    }

    [Theory]
    [InlineData("Đại học Zelaxa", "Đại học Zelaxa")]
    [InlineData("dai hoc zelaxa", "Đại học Zelaxa")]
    [InlineData("수루방", "Xuruvang House")]
    [InlineData("수루방 스튜디오", "Xuruvang House")]
    [InlineData("บริษัทเทคโนโลยีโซเนซาม", "Xonexam Interactive")]
    [InlineData("โซเนซาม", "Xonexam Interactive")]
    [InlineData("សាមេសេន", "Xamexen Creative Economy Office")]
    [InlineData("ໂຊຣູໂຊ", "Xoruxo Culture Bureau")]
    [InlineData("ဗာဒိုဇူမ်", "Vadozum Studio")]
    public async Task Search_NameInItsScript_FindsTheActorFirst(string text, string expected) =>
        Assert.Equal(expected, (await demo.Search.SearchAsync(new() { Text = text })).Hits[0].Actor.Name);

    [Fact]
    public async Task Search_WordsOfTwoConceptsInOneThaiRun_FindsBoth()
    {
        var result = await demo.Search.SearchAsync(new() { Text = "บริษัทแอนิเมชัน", Top = 100 });

        Assert.Contains(result.Hits, hit => hit.Actor.Name == "Xanaxir Pictures");
        Assert.True(result.Total > 5);
    }

    [Fact]
    public async Task Search_OffersForAnActor_MeetANeedInEveryHit()
    {
        var asking = (await demo.Search.SearchAsync(new() { Text = "\"Xuruvang House\"" })).Hits[0].Actor;
        var result = await demo.Search.SearchAsync(new() { Text = "country:asean", Relation = ActorRelation.OffersItsNeeds, ActorId = asking.Id, Top = 20 });
        var needs = asking.Needs.Select(need => need.Tag).OfType<string>().ToHashSet();

        Assert.All(result.Hits, hit => Assert.NotEmpty(hit.Reasons));
        Assert.All(result.Hits, hit => Assert.Contains(hit.Actor.Offers, offer => offer.Tag is not null && needs.Contains(offer.Tag)));
    }

    private async Task<IEnumerable<IndexedActor>> EverybodyAsync() => (await demo.Search.SearchAsync(new() { Top = SearchRequest.MostHits })).Hits.Select(hit => hit.Actor);

    private static bool Says(IndexedActor actor, string part) =>
        actor.Texts().Any(text => text.Field is not (SearchField.Place or SearchField.Sectors) && text.Text.Contains(part, StringComparison.OrdinalIgnoreCase));
}
