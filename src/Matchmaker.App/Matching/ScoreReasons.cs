using Matchmaker.Engine.Ranking;

namespace Matchmaker.App.Matching;

/// <summary>Takes scores apart into reasons.</summary>
public static class ScoreReasons
{
    private static readonly Signal[] Signals = Enum.GetValues<Signal>();

    /// <summary>All parts of a suggestion's score, in the order of the signals, addends last; they add up to the score.</summary>
    public static IReadOnlyList<ScoreReason> Of(PartnerSuggestions suggestions, SuggestionList list, Suggestion suggestion)
    {
        var ranker = suggestions.RankerOf(list);
        return
        [
            .. Signals.Select(signal => new ScoreReason(TopicOf(signal), SignalSides.Of(signal), signal, ranker.Contribution(signal, suggestion.Signals))),
            .. suggestion.Addends.Select(addend => new ScoreReason(TopicOf(addend.Kind), SignalSide.Ours, null, addend.Value)),
        ];
    }

    /// <summary>What a signal tells about.</summary>
    public static ReasonTopic TopicOf(Signal signal) => signal switch
    {
        Signal.Factors or Signal.TheirFactors => ReasonTopic.Taste,
        Signal.Activity or Signal.RecentActivity or Signal.LastYear or Signal.Trend or Signal.Freshness or Signal.ConsortiumSize => ReasonTopic.Activity,
        Signal.Themes or Signal.Sectors or Signal.Words => ReasonTopic.Subjects,
        Signal.NeedsMet => ReasonTopic.Needs,
        Signal.OffersWanted => ReasonTopic.Offers,
        Signal.Newcomers or Signal.NewcomersOfHelix or Signal.NewcomersOfCountry => ReasonTopic.Activity,
        Signal.TiesWithCountry or Signal.CountryPair or Signal.SameCountry or Signal.CountryHabit or Signal.TheirCountryHabit => ReasonTopic.Countries,
        Signal.SameCity => ReasonTopic.Place,
        Signal.HelixPair or Signal.HelixHabit or Signal.TheirHelixHabit => ReasonTopic.Helixes,
        Signal.Languages => ReasonTopic.Languages,
        _ => ReasonTopic.Network,
    };

    private static ReasonTopic TopicOf(AddendKind kind) => kind switch
    {
        AddendKind.Topic => ReasonTopic.Topic,
        AddendKind.Variety => ReasonTopic.Variety,
        AddendKind.Familiarity or AddendKind.Nearness => ReasonTopic.Wishes,
        AddendKind.FewerLike or AddendKind.MoreLike => ReasonTopic.Answers,
        _ => ReasonTopic.Balance,
    };
}
