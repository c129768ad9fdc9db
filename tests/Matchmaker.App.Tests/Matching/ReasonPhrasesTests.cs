using Matchmaker.App.Matching;
using Matchmaker.App.Registry;
using Matchmaker.Engine.Ranking;

namespace Matchmaker.App.Tests.Matching;

public sealed class ReasonPhrasesTests
{
    private static readonly ActorLabel Hub = new(2, "Hub", Helix.Academia, "TH", null);
    private static readonly SuggestionExplanation Bare = new(new(1, "Partner", Helix.Media, "PH", null), 0, [], [], 0, [], [], [], [], [], [], []);
    private static readonly SuggestionExplanation Full = Bare with
    {
        SharedPartners = [new(Hub, 1)],
        SharedPartnerCount = 1,
        Carriers = [new(Hub, 0.5)],
        NeedsMet = [new("grants", 0.5)],
        OffersWanted = [new("training", 0.5)],
        Sectors = [new("Music", 1), new("Festivals", 0.5), new("Dance", 0.1)],
        Words = [new("puppet", 1)],
        Languages = ["en", "th"],
    };

    public static TheoryData<ReasonTopic> Topics => [.. Enum.GetValues<ReasonTopic>()];

    [Theory]
    [MemberData(nameof(Topics))]
    public void Say_EveryTopic_HasItsOwnPhraseWithAndWithoutFacts(ReasonTopic topic)
    {
        foreach (var explanation in new[] { Bare, Full })
        {
            foreach (var value in new[] { -0.5, 0, 0.5 })
            {
                var phrase = ReasonPhrases.Say(topic, value, explanation);
                Assert.Equal(phrase.Trim(), phrase);
                Assert.False(phrase.Length < 10 || phrase == topic.ToString() || phrase.EndsWith("language", StringComparison.Ordinal), phrase);
            }
        }
    }

    [Fact]
    public void Say_FactsOfThePair_NamesThem()
    {
        Assert.Equal("shared partner Hub", ReasonPhrases.Say(ReasonTopic.Network, 1, Full));
        Assert.Equal("3 shared partners, such as Hub", ReasonPhrases.Say(ReasonTopic.Network, 1, Full with { SharedPartnerCount = 3 }));
        Assert.Equal("chosen by the like of those who chose Hub", ReasonPhrases.Say(ReasonTopic.Taste, 1, Full));
        Assert.Equal("also in Music, Festivals", ReasonPhrases.Say(ReasonTopic.Subjects, 1, Full));
        Assert.Equal("offers grants, which you need", ReasonPhrases.Say(ReasonTopic.Needs, 1, Full));
        Assert.Equal("needs training, which you offer", ReasonPhrases.Say(ReasonTopic.Offers, 1, Full));
        Assert.Equal("common language en, th", ReasonPhrases.Say(ReasonTopic.Languages, 1, Full));
    }

    [Fact]
    public void Say_SharedPartnersWhoseNamesAreGone_CountsThem()
    {
        Assert.Equal("1 shared partner", ReasonPhrases.Say(ReasonTopic.Network, 1, Bare with { SharedPartnerCount = 1 }));
        Assert.Equal("2 shared partners", ReasonPhrases.Say(ReasonTopic.Network, 1, Bare with { SharedPartnerCount = 2 }));
    }

    [Fact]
    public void Say_Languages_GoesByWhatIsKnownOfThemNotBySign()
    {
        Assert.Equal("no common language known", ReasonPhrases.Say(ReasonTopic.Languages, 1, Bare));
        Assert.Equal("common language en, th", ReasonPhrases.Say(ReasonTopic.Languages, -1, Full));
    }

    [Fact]
    public void Name_EverySignal_Differs()
    {
        var names = Enum.GetValues<Signal>().Select(ReasonPhrases.Name).ToList();

        Assert.Equal(names.Count, names.Distinct(StringComparer.Ordinal).Count());
        Assert.All(Enum.GetValues<Signal>(), signal => Assert.NotEqual(signal.ToString(), ReasonPhrases.Name(signal)));
    }

    [Fact]
    public void TopicOf_AllSignals_TellOfNothingThatOnlyAddendsTellOf()
    {
        ReasonTopic[] ofAddends = [ReasonTopic.Topic, ReasonTopic.Variety, ReasonTopic.Balance, ReasonTopic.Wishes, ReasonTopic.Answers];

        Assert.Equal(Enum.GetValues<ReasonTopic>().Except(ofAddends), Enum.GetValues<Signal>().Select(ScoreReasons.TopicOf).Distinct().Order());
    }
}
