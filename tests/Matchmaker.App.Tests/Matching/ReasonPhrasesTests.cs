using System.Globalization;
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

    [Theory]
    [InlineData("en", "in the same city", "in another city", "same city")]
    [InlineData("id", "berada di kota yang sama", "berada di kota lain", "kota yang sama")]
    [InlineData("vi", "ở cùng thành phố", "ở thành phố khác", "cùng thành phố")]
    [InlineData("th", "อยู่ในเมืองเดียวกัน", "อยู่คนละเมือง", "เมืองเดียวกัน")]
    [InlineData("ko", "같은 도시에 있음", "다른 도시에 있음", "같은 도시")]
    public void Say_City_TellsInEveryLanguageWhetherItIsTheSame(string culture, string same, string other, string signal) => In(culture, () =>
    {
        foreach (var side in Enum.GetValues<SignalSide>())
        {
            Assert.Equal(same, ReasonPhrases.Say(ScoreReasons.TopicOf(Signal.SameCity), 0.2, Bare, side));
            Assert.Equal(other, ReasonPhrases.Say(ScoreReasons.TopicOf(Signal.SameCity), -0.1, Bare, side));
        }

        Assert.Equal(signal, ReasonPhrases.Name(Signal.SameCity));
    });

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

    [Theory]
    [InlineData("id", "3 mitra bersama, antara lain Hub", "menawarkan hibah yang Anda butuhkan", "bahasa yang sama: Inggris, Thai")]
    [InlineData("vi", "3 đối tác chung, chẳng hạn Hub", "cung cấp tài trợ không hoàn lại mà bạn đang cần", "ngôn ngữ chung: Tiếng Anh, Tiếng Thái")]
    [InlineData("th", "มีพันธมิตรร่วมกัน 3 ราย เช่น Hub", "มีสิ่งที่คุณต้องการ: เงินอุดหนุน", "ภาษาที่ใช้ร่วมกัน: อังกฤษ, ไทย")]
    [InlineData("ko", "Hub 등 공통 파트너 3곳", "우리에게 필요한 것을 제공함: 보조금", "공통 언어: 영어, 태국어")]
    [InlineData("en-GB", "3 shared partners, such as Hub", "offers grants, which you need", "common language en, th")]
    [InlineData("fr", "3 shared partners, such as Hub", "offers grants, which you need", "common language en, th")]
    public void Say_InALanguage_SaysWordsAndTermsInIt(string culture, string network, string needs, string languages) => In(culture, () =>
    {
        Assert.Equal(network, ReasonPhrases.Say(ReasonTopic.Network, 1, Full with { SharedPartnerCount = 3 }));
        Assert.Equal(needs, ReasonPhrases.Say(ReasonTopic.Needs, 1, Full));
        Assert.Equal(languages, ReasonPhrases.Say(ReasonTopic.Languages, 1, Full));
    });

    [Theory]
    [InlineData("id")]
    [InlineData("vi")]
    [InlineData("th")]
    [InlineData("ko")]
    public void Say_InALanguage_HasNoEnglishLeft(string culture)
    {
        var english = Everything();
        In(culture, () =>
        {
            var local = Everything();
            Assert.Equal(english.Count, local.Count);
            Assert.All(local.Zip(english), pair => Assert.NotEqual(pair.Second, pair.First));
            Assert.All(local, phrase => Assert.DoesNotContain("{", phrase, StringComparison.Ordinal));
        });
    }

    [Fact]
    public void Say_ThousandsOfPartners_CountsThemAsTheCultureDoes() =>
        In("id", () => Assert.Equal("1.234 mitra bersama", ReasonPhrases.Say(ReasonTopic.Network, 1, Bare with { SharedPartnerCount = 1234 })));

    [Theory]
    [InlineData(ReasonTopic.Network, "you are close in their network", "you are less close in their network than others")]
    [InlineData(ReasonTopic.Taste, "you are like the partners they chose so far", "you are less like their partners so far")]
    [InlineData(ReasonTopic.Countries, "they like to work with your country", "they seldom work with your country")]
    [InlineData(ReasonTopic.Helixes, "they like to work with your kind of actor", "they seldom work with your kind of actor")]
    public void Say_TheirSide_TellsWhatTheySee(ReasonTopic topic, string positive, string negative)
    {
        Assert.Equal(positive, ReasonPhrases.Say(topic, 1, Full, SignalSide.Theirs));
        Assert.Equal(negative, ReasonPhrases.Say(topic, -1, Full, SignalSide.Theirs));
    }

    private static List<string> Everything() =>
    [
        .. from topic in Enum.GetValues<ReasonTopic>() from value in new[] { -0.5, 0.5 } from explanation in new[] { Bare, Full } select ReasonPhrases.Say(topic, value, explanation),
        .. from topic in Enum.GetValues<ReasonTopic>() from value in new[] { -0.5, 0.5 } from side in Enum.GetValues<SignalSide>() select ReasonPhrases.Say(topic, value, Full, side),
        .. Enum.GetValues<Signal>().Select(ReasonPhrases.Name), ReasonPhrases.SmallerParts,
    ];

    private static void In(string culture, Action test)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            test();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }
}
