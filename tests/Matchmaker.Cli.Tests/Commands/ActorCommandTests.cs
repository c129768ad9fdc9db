using Matchmaker.App.Registry;
using Matchmaker.Contracts.Storage;

namespace Matchmaker.Cli.Tests.Commands;

public sealed class ActorCommandTests : IAsyncLifetime, IDisposable
{
    private TestRegistry? _registry;

    private string Address => _registry!.Address;

    public async Task InitializeAsync()
    {
        _registry = await TestRegistry.SqliteAsync();
        var studio = TestData.Actor("Studio [Layag]", "PH", ("pic", "999854661"));
        (studio.City, studio.Description, studio.FoundedYear, studio.Size) = ("Cebu", "Eight people who draw.", 2012, ActorSize.Micro);
        (studio.Ownership, studio.Sectors, studio.Languages) = (Ownership.WomenLed | Ownership.YouthLed, ["animation"], ["fil", "en"]);
        studio.Verification = new() { State = VerificationState.Verified, DecidedBy = "Secretariat", DecidedAt = TestData.Now, Evidence = "business register" };
        studio.Aliases.Add(TestData.Alias("라야그 스튜디오", "ko"));
        studio.Interests.Add(TestData.Interest(InterestKind.Offer, "animation", "2D series"));
        studio.Interests.Add(TestData.Interest(InterestKind.Need, null, "a co-producer abroad"));
        var university = TestData.Actor("Đại học Huế", "VN", Helix.Academia);
        var broadcaster = TestData.Actor("Kinh Bắc TV", "VN", Helix.Media);
        await _registry.AddAsync(
            studio,
            TestData.Collaboration(new DateOnly(2023, 1, 1), studio, university),
            TestData.Collaboration(new DateOnly(2025, 6, 1), university, studio, broadcaster),
            TestData.Actor("Đại học Hà Nội", "VN", Helix.Academia),
            TestData.Actor("Twin", "TH"),
            TestData.Actor("TWIN", "MY"));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _registry?.Dispose();

    [Theory]
    [InlineData("#1")]
    [InlineData("pic:999854661")]
    [InlineData("PIC: 999854661")]
    [InlineData("studio layag")]
    [InlineData("라야그 스튜디오")]
    public async Task Show_AnyWayToNameIt_ShowsTheWholeProfile(string reference)
    {
        var run = await CliRun.OfAsync("actor", "show", reference, "--db", Address);

        Assert.Equal((ExitCode.Success, ""), (run.Exit, run.Messages));
        foreach (var text in new[]
        {
            "Studio [Layag]", "#1", "Cebu, Philippines", "Eight people who draw.", "2012", "micro", "women led, youth led", "animation: 2D series", "a co-producer abroad",
            "fil, en", "라야그 스튜디오", "pic:999854661", "verified by Secretariat on 2026-03-01 (business register)", "2 collaborations", "2025-06-01", "2 partners", "Đại học Huế", "Viet Nam",
        })
            Assert.Contains(text, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_Json_HasTheFieldsAndTheOrder()
    {
        var actor = (await CliRun.OfAsync("actor", "show", "Studio Layag", "--json", "--db", Address)).Json;

        Assert.Equal("Studio [Layag]", actor.GetProperty("name").GetString());
        Assert.Equal("industry", actor.GetProperty("helix").GetString());
        Assert.Equal(["women-led", "youth-led"], actor.GetProperty("ownership").EnumerateArray().Select(flag => flag.GetString()));
        Assert.Equal(["2025-06-01", "2023-01-01"], actor.GetProperty("latestCollaborations").EnumerateArray().Select(line => line.GetProperty("startDate").GetString()));
        Assert.Equal([("Đại học Huế", 2), ("Kinh Bắc TV", 1)],
            actor.GetProperty("frequentPartners").EnumerateArray().Select(line => (line.GetProperty("name").GetString()!, line.GetProperty("collaborations").GetInt32())));
    }

    [Fact]
    public async Task Show_NameOfNobody_SuggestsTheClosest()
    {
        var run = await CliRun.OfAsync("actor", "show", "Dai hoc Hanoi", "--db", Address);

        run.AssertRefused("No actor is called 'Dai hoc Hanoi'. The closest names are:");
        Assert.Contains("Đại học Hà Nội (Viet Nam)", run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_NameOfTwo_ListsBothWithTheirKeys()
    {
        var run = await CliRun.OfAsync("actor", "show", "twin", "--db", Address);

        run.AssertRefused("2 actors are called 'twin'");
        Assert.Matches(@"#\d+ Twin \(Thailand\)", run.Messages);
        Assert.Matches(@"#\d+ TWIN \(Malaysia\)", run.Messages);
    }

    [Fact]
    public async Task List_ByCountryAndHelix_ShowsThoseByName()
    {
        var list = (await CliRun.OfAsync("actor", "list", "--country", "viet nam", "--helix", "academia", "--limit", "1", "--json", "--db", Address)).Json;

        Assert.Equal(2, list.GetProperty("total").GetInt32());
        Assert.Equal(["Đại học Hà Nội"], list.GetProperty("actors").EnumerateArray().Select(line => line.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task List_Everyone_ShowsATable()
    {
        var run = await CliRun.OfAsync("actor", "list", "--db", Address);

        Assert.Equal(ExitCode.Success, run.Exit);
        Assert.Contains("6 actors", run.Output, StringComparison.Ordinal);
        Assert.Contains("Kinh Bắc TV", run.Output, StringComparison.Ordinal);
    }
}
