using System.Text.Json;
using Matchmaker.App.Demo;
using Matchmaker.Contracts.Storage;

namespace Matchmaker.Cli.Tests.Commands;

/// <summary><c>suggest</c> for a purpose, with explanations, on one small demo registry.</summary>
public sealed class SuggestCommandTests(SuggestCommandTests.Demo demo) : IClassFixture<SuggestCommandTests.Demo>
{
    [Fact]
    public async Task Suggest_Explain_ShowsThePartsTheirSidesAndAnIntroduction()
    {
        var json = (await demo.RunAsync("suggest", "#1", "--top", "10", "--json")).Json;
        var shown = await demo.RunAsync("suggest", "#1", "--top", "10", "--explain");

        Assert.Equal((ExitCode.Success, ""), (shown.Exit, shown.Messages));
        foreach (var text in new[] { "Partners for", "Why they fit you", "why you fit them", "what you share", "together", "Introduction:", "→" }) Assert.Contains(text, shown.Output, StringComparison.Ordinal);
        var suggestions = Suggestions(json);
        Assert.Equal(10, suggestions.Count);
        foreach (var suggestion in suggestions)
            Assert.Contains($"{suggestion.GetProperty("rank").GetInt32()}. {suggestion.GetProperty("partner").GetProperty("name").GetString()}", shown.Output, StringComparison.Ordinal);
        Assert.All(suggestions.Where(one => one.GetProperty("chain").GetArrayLength() > 0), one => Assert.Equal(json.GetProperty("actor").GetProperty("id").GetInt64(), one.GetProperty("chain")[0].GetProperty("id").GetInt64()));
        Assert.Contains(suggestions, one => one.GetProperty("chain").GetArrayLength() > 2);
    }

    [Theory]
    [InlineData]
    [InlineData("--for", "mentor")]
    [InlineData("--for", "Partner", "--partners", "--variety", "2")]
    [InlineData("--for", "mentor", "--topic", "mentoring-business", "--variety", "0")]
    public async Task Suggest_Json_ContributionsAndSidesAddUpToTheScore(params string[] options)
    {
        var suggestions = Suggestions((await demo.RunAsync(["suggest", "#1", "--json", .. options])).Json);

        Assert.NotEmpty(suggestions);
        foreach (var suggestion in suggestions)
        {
            var score = suggestion.GetProperty("score").GetDouble();
            Assert.Equal(score, suggestion.GetProperty("contributions").EnumerateObject().Sum(part => part.Value.GetDouble()), 1e-4);
            Assert.Equal(score, new[] { "whyTheyFitYou", "whyYouFitThem", "whatYouShare" }.Sum(side => suggestion.GetProperty(side).GetDouble()), 1e-4);
        }
    }

    [Fact]
    public async Task Suggest_ForMentor_NamesThemAndGivesMentorsOnly()
    {
        var shown = await demo.RunAsync("suggest", "#1", "--for", "mentor");
        var any = Suggestions((await demo.RunAsync("suggest", "#1", "--for", "mentor", "--top", "1000", "--json")).Json);
        var topic = Suggestions((await demo.RunAsync("suggest", "#1", "--for", "MENTOR", "--topic", " Mentoring-Business ", "--top", "1000", "--json")).Json);

        Assert.Contains("Mentors for", shown.Output, StringComparison.Ordinal);
        await using var context = demo.Registry.CreateContext();
        Assert.All(any, one => Assert.Contains(context.Interests.Where(i => i.ActorId == IdOf(one)).ToList(), i => i.Tag?.StartsWith("mentoring-", StringComparison.Ordinal) == true));
        Assert.NotEmpty(topic);
        Assert.True(topic.Count < any.Count);
        Assert.All(topic, one => Assert.True(one.GetProperty("contributions").GetProperty("Topic").GetDouble() > 0));
        Assert.All(topic, one => Assert.Contains(context.Interests.Where(i => i.ActorId == IdOf(one)).ToList(), i => i.Tag == "mentoring-business"));
    }

    [Fact]
    public async Task Suggest_Partners_AddsThoseItWorkedWith()
    {
        var without = Suggestions((await demo.RunAsync("suggest", "#1", "--top", "1000", "--json")).Json).Select(IdOf).ToHashSet();
        var with = Suggestions((await demo.RunAsync("suggest", "#1", "--top", "1000", "--json", "--partners")).Json).Select(IdOf).ToHashSet();

        await using var context = demo.Registry.CreateContext();
        var worked = context.Participations.Where(p => p.ActorId == 1).Select(p => p.CollaborationId).ToHashSet();
        var partners = context.Participations.Where(p => worked.Contains(p.CollaborationId) && p.ActorId != 1).Select(p => p.ActorId).ToHashSet();
        Assert.Empty(without.Intersect(partners));
        Assert.NotEmpty(with.Intersect(partners));
        Assert.Empty(with.Except(without).Except(partners));
    }

    [Theory]
    [InlineData("A topic goes with mentors: add --for mentor.", "--topic", "mentoring-business")]
    [InlineData("A topic goes with mentors: add --for mentor.", "--topic", "mentoring-business", "--for", "partner")]
    [InlineData("'juggling' is not a topic of mentoring. Choose one of: mentoring-story, ", "--for", "mentor", "--topic", "juggling")]
    [InlineData("Variety is a number from 0 on; it is -1.", "--variety", "-1")]
    [InlineData("Variety is a number from 0 on; it is NaN.", "--variety", "NaN")]
    public async Task Suggest_SenselessRequest_IsRefusedWithTheRemedy(string message, params string[] options) =>
        (await demo.RunAsync(["suggest", "#1", .. options])).AssertRefused(message);

    private static List<JsonElement> Suggestions(JsonElement json) => [.. json.GetProperty("suggestions").EnumerateArray()];

    private static long IdOf(JsonElement suggestion) => suggestion.GetProperty("partner").GetProperty("id").GetInt64();

    public sealed class Demo : IAsyncLifetime
    {
        internal TestRegistry Registry { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Registry = await TestRegistry.SqliteAsync();
            await new DemoStore(Registry.Database).FillAsync(new DemoOptions { Actors = 150, Collaborations = 300 });
            Assert.Equal(ExitCode.Success, (await RunAsync("train", "--rank", "8", "--epochs", "2")).Exit);
        }

        public Task DisposeAsync()
        {
            Registry.Dispose();
            return Task.CompletedTask;
        }

        internal Task<CliRun> RunAsync(params string[] args) => CliRun.OfAsync([.. args, "--db", Registry.Address, "--models", Registry.Database.ModelsFolder]);
    }
}
