using Matchmaker.App.Matching;
using Matchmaker.Engine.Ranking;
using Matchmaker.Web.Components.Pictures;

namespace Matchmaker.Web.Components.Partners;

/// <summary>Turns an explanation into what pages show: words, and bars that add up to the score.</summary>
public static class ReasonBars
{
    private const double Small = 0.01;

    /// <summary>One bar a topic, greatest first; smaller ones together in the last.</summary>
    public static IReadOnlyList<ContributionBar> Of(SuggestionExplanation explanation)
    {
        var bars = explanation.ByTopic.Where(topic => Math.Abs(topic.Value) >= Small)
            .Select(topic => new ContributionBar(ReasonPhrases.Say(topic.Topic, topic.Value, explanation), topic.Value, Parts(explanation, topic.Topic))).ToList();
        var rest = explanation.Score - bars.Sum(bar => bar.Value);
        if (Math.Abs(rest) >= Small / 2) bars.Add(new("smaller parts", rest));
        return bars;
    }

    /// <summary>What a topic says, from the view of one side.</summary>
    public static string Say(ReasonTopic topic, double value, SuggestionExplanation explanation, SignalSide side) => (topic, side) switch
    {
        (ReasonTopic.Network, SignalSide.Theirs) => value < 0 ? "you are less close in their network than others" : "you are close in their network",
        (ReasonTopic.Taste, SignalSide.Theirs) => value < 0 ? "you are less like their partners so far" : "you are like the partners they chose so far",
        (ReasonTopic.Countries, SignalSide.Theirs) => value < 0 ? "they seldom work with your country" : "they like to work with your country",
        (ReasonTopic.Helixes, SignalSide.Theirs) => value < 0 ? "they seldom work with your kind of actor" : "they like to work with your kind of actor",
        (ReasonTopic.Countries, _) when value > 0 => "the two countries work well together",
        (ReasonTopic.Helixes, _) when value > 0 => "your kinds of actor complement each other",
        (ReasonTopic.Activity, _) when value > 0 => "active of late, and open to new partners",
        _ => ReasonPhrases.Say(topic, value, explanation),
    };

    private static string Parts(SuggestionExplanation explanation, ReasonTopic topic) => string.Join("; ", explanation.Reasons
        .Where(reason => reason.Topic == topic && reason.Signal is not null && Math.Abs(reason.Value) >= Small).Select(reason => $"{ReasonPhrases.Name(reason.Signal!.Value)} {reason.Value:+0.00;−0.00}"));
}
