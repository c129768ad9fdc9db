using System.Globalization;
using Matchmaker.App.Registry;
using Matchmaker.Engine.Ranking;

namespace Matchmaker.App.Matching;

/// <summary>Says reasons in the language of <see cref="CultureInfo.CurrentUICulture"/>, with the facts of the pair where there are any.</summary>
public static class ReasonPhrases
{
    /// <summary>What stands for all parts of a score that are too small to be told one by one.</summary>
    public static string SmallerParts => ReasonTexts.Of("SmallerParts");

    /// <summary>What a topic says for a partner, compared with the other candidates, or against it where it takes away.</summary>
    public static string Say(ReasonTopic topic, double value, SuggestionExplanation explanation) => topic switch
    {
        ReasonTopic.Network when value < 0 => ReasonTexts.Of("Network.Less"),
        ReasonTopic.Network => SayShared(explanation),
        ReasonTopic.Taste when value < 0 => ReasonTexts.Of("Taste.Less"),
        ReasonTopic.Taste => explanation.Carriers is [var carrier, ..] ? ReasonTexts.Of("Taste.Carrier", carrier.Actor.Name) : ReasonTexts.Of("Taste.Kind"),
        ReasonTopic.Subjects => SayTerms("Subjects", value, explanation.Sectors, Taxonomy.Sectors),
        ReasonTopic.Needs => SayTerms("Needs", value, explanation.NeedsMet, Taxonomy.Interests),
        ReasonTopic.Offers => SayTerms("Offers", value, explanation.OffersWanted, Taxonomy.Interests),
        ReasonTopic.Languages => explanation.Languages.Count == 0 ? ReasonTexts.Of("Languages.None") : ReasonTexts.Of("Languages.Some", ReasonTexts.List(explanation.Languages.Select(LanguageName))),
        ReasonTopic.Activity or ReasonTopic.Countries or ReasonTopic.Helixes or ReasonTopic.Place or ReasonTopic.Wishes => ReasonTexts.Of($"{topic}.{(value < 0 ? "Against" : "For")}"),
        ReasonTopic.Answers => ReasonTexts.Of(value < 0 ? "Answers.Dismissed" : "Answers.Saved"),
        _ => ReasonTexts.Of(topic.ToString()),
    };

    /// <summary>What a topic says, from the view of one side.</summary>
    public static string Say(ReasonTopic topic, double value, SuggestionExplanation explanation, SignalSide side) => (topic, side) switch
    {
        (ReasonTopic.Network or ReasonTopic.Taste or ReasonTopic.Countries or ReasonTopic.Helixes, SignalSide.Theirs) => ReasonTexts.Of($"{topic}.Theirs.{(value < 0 ? "Against" : "For")}"),
        (ReasonTopic.Countries or ReasonTopic.Helixes, _) when value > 0 => ReasonTexts.Of($"{topic}.Together"),
        (ReasonTopic.Activity, _) when value > 0 => ReasonTexts.Of("Activity.Open"),
        _ => Say(topic, value, explanation),
    };

    /// <summary>What one signal measures.</summary>
    public static string Name(Signal signal) => ReasonTexts.Of($"Signal.{signal}");

    private static string SayShared(SuggestionExplanation explanation) => (explanation.SharedPartnerCount, explanation.SharedPartners) switch
    {
        (0, _) => ReasonTexts.Of("Network.More"),

        // Whoever has left the registry since has no name any more, yet still counts.
        (1, []) => ReasonTexts.Of("Network.Shared.One"),
        (var count, []) => ReasonTexts.Of("Network.Shared.Other", count),
        (1, [var only, ..]) => ReasonTexts.Of("Network.Named.One", only.Actor.Name),
        (var count, [var first, ..]) => ReasonTexts.Of("Network.Named.Other", count, first.Actor.Name),
    };

    private static string SayTerms(string topic, double value, IReadOnlyList<TermShare> terms, Taxonomy taxonomy) =>
        value < 0 ? ReasonTexts.Of($"{topic}.Less")
        : terms.Count == 0 ? ReasonTexts.Of($"{topic}.More")
        : ReasonTexts.Of($"{topic}.Some", ReasonTexts.List(terms.Take(2).Select(term => TermName(term.Term, taxonomy))));

    // Explanations hold English names, and words of texts as they were found.
    private static string TermName(string term, Taxonomy taxonomy) => taxonomy.Resolve(term)?.In(ReasonTexts.Language) ?? term;

    private static string LanguageName(string code)
    {
        if (ReasonTexts.IsEnglish) return code;
        try
        {
            return CultureInfo.GetCultureInfo(code).DisplayName;
        }
        catch (CultureNotFoundException)
        {
            return code;
        }
    }
}
