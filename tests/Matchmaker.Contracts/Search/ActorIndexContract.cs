using Matchmaker.App.Registry;
using Matchmaker.App.Search;
using Matchmaker.App.Storage;
using Matchmaker.Contracts.Storage;

namespace Matchmaker.Contracts.Search;

/// <summary>What every <see cref="IActorIndex"/> owes its users; one subclass an implementation.</summary>
public abstract class ActorIndexContract : IAsyncLifetime
{
    private TestRegistry? _registry;
    private IActorIndex? _index;

    protected abstract IActorIndex Open(RegistryDatabase database);

    private TestRegistry Registry => _registry!;

    private IActorIndex Index => _index!;

    private ActorSearch Search => new(Index);

    public async Task InitializeAsync()
    {
        _registry = await TestRegistry.SqliteAsync();
        await SearchTestActors.AddToAsync(Registry);
        _index = Open(Registry.Database);
        await Index.RefreshAsync();
    }

    public Task DisposeAsync()
    {
        _index?.Dispose();
        _registry?.Dispose();
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData("layag", "Studio Layag")]
    [InlineData("LAYAG studio", "Studio Layag")]
    [InlineData("đại học huế", "Đại học Huế")]
    [InlineData("dai hoc hue", "Đại học Huế")]
    [InlineData("Dai Học Hue", "Đại học Huế")]
    [InlineData("라야그", "Studio Layag")]
    [InlineData("야그", "Studio Layag")]
    [InlineData("튜디", "Studio Layag")]
    [InlineData("พิพิธภัณฑ์", "พิพิธภัณฑ์ผ้าไหม")]
    [InlineData("ผ้าไหม", "พิพิธภัณฑ์ผ้าไหม")]
    [InlineData("ไหม", "พิพิธภัณฑ์ผ้าไหม")]
    [InlineData("ភ្នំពេញ", "សមាគមសិល្បៈភ្នំពេញ")]
    [InlineData("សិល្បៈ", "សមាគមសិល្បៈភ្នំពេញ")]
    [InlineData("ກອນ", "ສະມາຄົມນັກກອນ")]
    [InlineData("တက္ကသိုလ်", "ရန်ကုန်တက္ကသိုလ်")]
    [InlineData("動畫", "台灣動畫工作室")]
    [InlineData("作", "台灣動畫工作室")]
    [InlineData("室", "台灣動畫工作室")]
    [InlineData("アニメ", "アニメーション協会")]
    [InlineData("メーショ", "アニメーション協会")]
    [InlineData("penggambar", "Persatuan Penggambar")]
    [InlineData("name:huế", "Đại học Huế")]
    [InlineData("about:puppets", "Đại học Huế")]
    [InlineData("city:cebu", "Studio Layag")]
    public async Task Search_NamesAndParts_FindsTheActorFirst(string text, string expected) =>
        Assert.Equal(expected, (await AskAsync(text)).Hits is [var first, ..] ? first.Actor.Name : null);

    [Theory]
    [InlineData("water puppets", 2)]
    [InlineData("\"water puppets\"", 1)]
    [InlineData("“water puppets”", 1)]
    [InlineData("water -puppets", 1)]
    [InlineData("water -\"water puppets\"", 2)]
    [InlineData("water NOT puppets", 1)]
    [InlineData("pupp*", 2)]
    [InlineData("pupp", 0)]
    [InlineData("helix*", 0)]
    [InlineData("layag OR puppets", 3)]
    [InlineData("water AND puppets", 2)]
    [InlineData("-puppets", 8)]
    [InlineData("", 10)]
    public async Task Search_Syntax_CountsExactly(string text, int expected) =>
        Assert.Equal(expected, (await AskAsync(text, strict: true)).Total);

    [Theory]
    [InlineData("country:VN", 2)]
    [InlineData("country:Vietnam", 2)]
    [InlineData("country:베트남", 2)]
    [InlineData("country:VN,kh", 3)]
    [InlineData("country:\"Viet Nam\",\"Cambodia\"", 3)]
    [InlineData("-country:VN", 8)]
    [InlineData("country:asean", 7)]
    [InlineData("helix:academia", 2)]
    [InlineData("helix:university", 2)]
    [InlineData("helix:civil-society country:KH", 1)]
    [InlineData("sector:animation", 3)]
    [InlineData("sector:audiovisual", 3)]
    [InlineData("sector:\"hoạt hình\"", 3)]
    [InlineData("size:micro", 1)]
    [InlineData("verified:yes", 1)]
    [InlineData("verified:no", 9)]
    [InlineData("offers:co-production", 1)]
    [InlineData("needs:grants", 2)]
    [InlineData("language:vi", 1)]
    [InlineData("kind:person", 1)]
    [InlineData("kind:persons needs:grants", 0)]
    [InlineData("studio sector:animation", 3)]
    [InlineData("HELIX：academia", 2)]
    public async Task Search_Filters_KeepThoseThatHold(string text, int expected) => Assert.Equal(expected, (await AskAsync(text, strict: true)).Total);

    [Theory]
    [InlineData("animation")]
    [InlineData("hoạt hình")]
    [InlineData("hoat hinh")]
    [InlineData("แอนิเมชัน")]
    [InlineData("애니메이션")]
    [InlineData("animasi")]
    public async Task Search_TermOfTheTaxonomyInAnyLanguage_FindsTheSector(string text)
    {
        var found = (await AskAsync(text)).Hits.Select(hit => hit.Actor.Name).ToList();

        Assert.Superset(new HashSet<string> { "Studio Layag", "台灣動畫工作室", "アニメーション協会" }, found.ToHashSet());
        Assert.DoesNotContain("Kinh Bắc TV", found);
    }

    [Fact]
    public async Task Search_WordInNameAndInDescription_NameComesFirst()
    {
        await Registry.AddAsync(TestData.Actor("The Bamboo Workshop of the North", "TH"), Described("Tree house", "Bamboo, bamboo and more bamboo"), Described("Rattan", "Also bamboo"));
        await Index.RefreshAsync();

        Assert.Equal("The Bamboo Workshop of the North", (await AskAsync("bamboo")).Hits[0].Actor.Name);
    }

    [Fact]
    public async Task Search_DiacriticsInTheQuery_PreferThoseInTheText()
    {
        await Registry.AddAsync(Described("One", "ban ngày"), Described("Two", "bạn bè"), Described("Three", "bàn ghế"));
        await Index.RefreshAsync();

        Assert.Equal(["Two", "One", "Three"], (await AskAsync("bạn")).Hits.Select(hit => hit.Actor.Name));
        Assert.Equal("Three", (await AskAsync("bàn")).Hits[0].Actor.Name);
        Assert.Equal(3, (await AskAsync("ban")).Total);
    }

    [Fact]
    public async Task Search_ExactName_ComesBeforeLongerOnes()
    {
        await Registry.AddAsync(TestData.Actor("Layag Layag Collective", "PH"), TestData.Actor("Layag", "MY"));
        await Index.RefreshAsync();

        Assert.Equal("Layag", (await AskAsync("layag")).Hits[0].Actor.Name);
    }

    [Fact]
    public async Task Search_Facets_CountAllThatFitNotOnlyThePage()
    {
        var result = await Search.SearchAsync(new() { Text = "sector:animation", Top = 1 });

        Assert.Equal((3, 1), (result.Total, result.Hits.Count));
        Assert.Equal([("JP", 1), ("PH", 1), ("TW", 1)], Counts(result, ActorAspect.Country));
        Assert.Equal([("animation", 3)], Counts(result, ActorAspect.Sector));
        foreach (var facet in result.Facets)
            foreach (var count in facet.Counts.Where(_ => facet.Aspect != ActorAspect.Verification))
                Assert.True(count.Count <= (await AskAsync($"sector:animation {AspectCodes.Spell(facet.Aspect)}:{count.Code}")).Total, $"{facet.Aspect} {count.Code}");
    }

    [Fact]
    public async Task Search_Pages_JoinToTheWholeWithoutGapsOrRepeats()
    {
        var whole = (await Search.SearchAsync(new() { Text = "", Top = 100 })).Hits.Select(hit => hit.Actor.Id).ToList();
        var pages = new List<long>();
        for (var skip = 0; skip < 12; skip += 3) pages.AddRange((await Search.SearchAsync(new() { Text = "", Skip = skip, Top = 3 })).Hits.Select(hit => hit.Actor.Id));

        Assert.Equal(10, whole.Count);
        Assert.Equal(whole, pages);
        Assert.Empty((await Search.SearchAsync(new() { Skip = int.MaxValue, Top = 5 })).Hits);
    }

    [Theory]
    [InlineData("layag", SearchField.Name, "Layag")]
    [InlineData("hoc hue", SearchField.Name, "học|Huế")]
    [InlineData("\"dai hoc\"", SearchField.Name, "Đại học")]
    [InlineData("야그", SearchField.Aliases, "야그")]
    [InlineData("ผ้าไหม", SearchField.Name, "ผ้าไหม")]
    [InlineData("hoạt hình", SearchField.Sectors, "Animation")]
    [InlineData("pupp*", SearchField.Description, "puppets")]
    public async Task Search_Snippets_MarkWhatMatched(string text, SearchField field, string marked)
    {
        var snippet = (await AskAsync(text)).Hits[0].Snippets.First(snippet => snippet.Field == field);

        Assert.Equal(marked, string.Join('|', snippet.Matches.Select(match => snippet.Text.Substring(match.Start, match.Length))));
    }

    [Fact]
    public async Task Search_LongText_ShowsThePieceThatMatches()
    {
        await Registry.AddAsync(Described("Long", string.Concat(Enumerable.Repeat("many other words ", 60)) + "here is the rattan at last " + string.Concat(Enumerable.Repeat("and more of it ", 60))));
        await Index.RefreshAsync();
        var snippet = (await AskAsync("rattan")).Hits[0].Snippets[1];

        Assert.InRange(snippet.Text.Length, 60, 200);
        Assert.Equal("rattan", snippet.Text.Substring(snippet.Matches[0].Start, snippet.Matches[0].Length));
        Assert.StartsWith("…", snippet.Text, StringComparison.Ordinal);
        Assert.EndsWith("…", snippet.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_OffersForAnActor_AreThoseThatMeetItsNeedsWithTheReasons()
    {
        var layag = await IdAsync("Studio Layag");
        var result = await Search.SearchAsync(new() { Relation = ActorRelation.OffersItsNeeds, ActorId = layag });

        Assert.Equal("Kinh Bắc TV", result.Hits[0].Actor.Name);
        Assert.Contains("subtitling and dubbing", result.Hits[0].Reasons);
        Assert.Contains(result.Hits, hit => hit.Actor.Name == "Đại học Huế" && hit.Reasons.Contains("student placements (part of People and skills)"));
        Assert.DoesNotContain(result.Hits, hit => hit.Actor.Id == layag);
        Assert.Equal(["Đại học Huế"], (await Search.SearchAsync(new() { Text = "helix:academia", Relation = ActorRelation.OffersItsNeeds, ActorId = layag })).Hits.Select(hit => hit.Actor.Name));
    }

    [Fact]
    public async Task Search_NeedsForAnActor_AreThoseThatNeedWhatItOffers()
    {
        var result = await Search.SearchAsync(new() { Relation = ActorRelation.NeedsItsOffers, ActorId = await IdAsync("Kinh Bắc TV") });

        Assert.Equal(["Studio Layag"], result.Hits.Select(hit => hit.Actor.Name));
        Assert.Contains("subtitling and dubbing", result.Hits[0].Reasons);
    }

    [Fact]
    public async Task Search_LikeAnActor_HasTheSameSectorFirst()
    {
        var result = await Search.SearchAsync(new() { Relation = ActorRelation.Like, ActorId = await IdAsync("Studio Layag") });

        Assert.Equal(["アニメーション協会", "台灣動畫工作室"], result.Hits.Take(2).Select(hit => hit.Actor.Name).Order(StringComparer.Ordinal));
        Assert.Contains("Animation", result.Hits[0].Reasons);
    }

    [Fact]
    public async Task Search_ActorWithoutNeedsOrUnknown_SaysSo()
    {
        var quiet = await Search.SearchAsync(new() { Relation = ActorRelation.OffersItsNeeds, ActorId = await IdAsync("Persatuan Penggambar") });
        Assert.Contains("states no needs", Assert.Single(quiet.Problems), StringComparison.Ordinal);
        Assert.Contains("not in the registry", Assert.Single((await Search.SearchAsync(new() { Relation = ActorRelation.Like, ActorId = 999 })).Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("layagg", "layag")]
    [InlineData("animaton", "animation")]
    [InlineData("pupets country:VN", "puppets country:VN")]
    public async Task Search_SlipOfThePen_OffersWhatWasMeant(string text, string expected)
    {
        var result = await AskAsync(text);

        Assert.Equal(0, result.Total);
        Assert.Equal(expected, result.DidYouMean[0]);
        Assert.True((await AskAsync(expected)).Total > 0);
    }

    [Fact]
    public async Task Search_WordsThatNobodyHasTogether_GivesThoseWithSomeAndSaysSo()
    {
        var result = await AskAsync("layag puppets");

        Assert.Equal(3, result.Total);
        Assert.Contains("No actor has all of that", Assert.Single(result.Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_UnknownFilter_IsTakenAsTextWithARemark()
    {
        var result = await AskAsync("colour:water puppets");

        Assert.Contains("'colour:' is no filter", result.Remarks[0], StringComparison.Ordinal);
        Assert.Contains(result.Hits, hit => hit.Actor.Name == "Đại học Huế");
    }

    [Theory]
    [InlineData("helix:acadmia", "Did you mean academia?")]
    [InlineData("sector:animtion", "animation")]
    [InlineData("country:Tailand", "thailand")]
    [InlineData("size:enormous", "Give one of: unknown, micro, small, medium, large.")]
    [InlineData("country:", "country:VN")]
    [InlineData("!!! ???", "no word")]
    public async Task Search_ValueThatIsNone_SaysWhatWouldBe(string text, string expected)
    {
        var result = await AskAsync(text);

        Assert.Equal(0, result.Total);
        Assert.Contains(expected, Assert.Single(result.Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lay", "Studio Layag")]
    [InlineData("Studio L", "Studio Layag")]
    [InlineData("đại h", "Đại học Huế")]
    [InlineData("dai h", "Đại học Huế")]
    [InlineData("라야", "라야그 스튜디오")]
    [InlineData("ผ้าไ", "พิพิธภัณฑ์ผ้าไหม")]
    [InlineData("anim", "Animation")]
    [InlineData("hoạt h", "hoạt hình")]
    public async Task Complete_BeginningOfANameOrTerm_GivesTheWhole(string typed, string expected) =>
        Assert.Contains(expected, (await Search.CompleteAsync(typed)).Select(completion => completion.Text));

    [Fact]
    public async Task Complete_TermThatNobodyHas_IsNotOffered() => Assert.DoesNotContain(await Search.CompleteAsync("gastro"), completion => completion.ActorId is null);

    [Fact]
    public async Task Refresh_ChangesInTheRegistry_AreFound()
    {
        Assert.True((await Index.RefreshAsync()).IsNone);
        await using (var context = Registry.CreateContext())
        {
            var layag = context.Actors.Single(actor => actor.Name == "Studio Layag");
            context.Aliases.Add(new() { ActorId = layag.Id, Name = "Windjammer" });
            context.Actors.Single(actor => actor.Name == "Kinh Bắc TV").Description = "Weathervane";
            context.Actors.Remove(context.Actors.Single(actor => actor.Name == "台灣動畫工作室"));
            context.Actors.Add(TestData.Actor("Newcomer", "LA"));
            await context.SaveChangesAsync();
        }

        Assert.Equal(new IndexChange(1, 2, 1, null), await Index.RefreshAsync());
        Assert.Equal("Studio Layag", (await AskAsync("windjammer")).Hits[0].Actor.Name);
        Assert.Equal("Kinh Bắc TV", (await AskAsync("weathervane")).Hits[0].Actor.Name);
        Assert.Equal("Newcomer", (await AskAsync("newcomer country:LA")).Hits[0].Actor.Name);
        Assert.Equal(0, (await AskAsync("動畫工作室")).Total);
        Assert.Equal(2, (await AskAsync("sector:animation")).Total);
        Assert.Equal(10, Index.State!.Actors);
        Assert.True((await Index.RefreshAsync()).IsNone);

        Assert.Contains(Index.Words(), word => word.Word == "newcomer");
        await using (var context = Registry.CreateContext())
        {
            context.Actors.Remove(context.Actors.Single(actor => actor.Name == "Newcomer"));
            await context.SaveChangesAsync();
        }

        Assert.Equal(new IndexChange(0, 0, 1, null), await Index.RefreshAsync());
        Assert.DoesNotContain(Index.Words(), word => word.Word == "newcomer");
    }

    [Fact]
    public async Task Rebuild_WhileOthersSearch_NobodyNoticesAndNothingChanges()
    {
        var before = (await AskAsync("studio")).Hits.Select(hit => (hit.Actor.Id, hit.Score)).ToList();
        using var stop = new CancellationTokenSource();
        var searching = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested) Assert.Equal(before.Count, (await AskAsync("studio")).Total);
        })));
        for (var time = 0; time < 3; time++) Assert.Equal((10, "tested"), (await Index.RebuildAsync("tested")) is { Added: var added, Reason: var reason } ? (added, reason) : default);
        await stop.CancelAsync();
        await searching;

        Assert.Equal(before, (await AskAsync("studio")).Hits.Select(hit => (hit.Actor.Id, hit.Score)));
    }

    [Fact]
    public async Task Search_EmptyRegistry_FindsNobody()
    {
        using var empty = await TestRegistry.SqliteAsync();
        using var index = Open(empty.Database);
        await index.RefreshAsync();

        foreach (var text in new[] { "", "layag", "helix:academia", "-x", "\"a b\"" }) Assert.Equal(0, (await new ActorSearch(index).SearchAsync(new() { Text = text })).Total);
    }

    [Fact]
    public async Task Search_TenThousandAdversarialStrings_AlwaysAnswers()
    {
        var strings = new AdversarialStrings(seed: 20261121);
        for (var at = 0; at < 10_000; at++)
        {
            var text = strings.Next();
            var result = await Search.SearchAsync(new() { Text = text, IsTyping = at % 3 == 0, Top = 5 });
            Assert.True(result.Total >= result.Hits.Count && (result.Problems.Count == 0 || result.Total == 0), text);
            foreach (var snippet in result.Hits.SelectMany(hit => hit.Snippets))
                Assert.All(snippet.Matches, match => Assert.True(match.Start >= 0 && match.Length > 0 && match.End <= snippet.Text.Length, text));
            if (at % 10 == 0) await Search.CompleteAsync(text);
        }

        Assert.Equal(10, (await AskAsync("")).Total);
    }

    private async Task<SearchResult> AskAsync(string text, bool strict = false)
    {
        var result = await Search.SearchAsync(new() { Text = text, Top = 50 });
        return strict && result.Remarks.Any(remark => remark.StartsWith("No actor has all", StringComparison.Ordinal)) ? result with { Total = 0 } : result;
    }

    private async Task<long> IdAsync(string name) => (await AskAsync($"name:\"{name}\"")).Hits[0].Actor.Id;

    private static Actor Described(string name, string description)
    {
        var actor = TestData.Actor(name, "TH");
        actor.Description = description;
        return actor;
    }

    private static IEnumerable<(string Code, int Count)> Counts(SearchResult result, ActorAspect aspect) =>
        result.Facets.Single(facet => facet.Aspect == aspect).Counts.Select(count => (count.Code, count.Count));
}
