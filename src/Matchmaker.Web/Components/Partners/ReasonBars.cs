using System.Globalization;
using Matchmaker.App.Matching;
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
        if (Math.Abs(rest) >= Small / 2) bars.Add(new(ReasonPhrases.SmallerParts, rest));
        return bars;
    }

    private static string Parts(SuggestionExplanation explanation, ReasonTopic topic) => string.Join("; ", explanation.Reasons
        .Where(reason => reason.Topic == topic && reason.Signal is not null && Math.Abs(reason.Value) >= Small)
        .Select(reason => string.Create(CultureInfo.CurrentCulture, $"{ReasonPhrases.Name(reason.Signal!.Value)} {reason.Value:+0.00;−0.00}")));
}
