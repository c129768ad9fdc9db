using Matchmaker.Engine.Ranking;

namespace Matchmaker.App.Matching;

/// <summary>Says reasons in English, with the facts of the pair where there are any.</summary>
public static class ReasonPhrases
{
    /// <summary>What a topic says for a partner, compared with the other candidates, or against it where it takes away.</summary>
    public static string Say(ReasonTopic topic, double value, SuggestionExplanation explanation) => topic switch
    {
        ReasonTopic.Network when value < 0 => "less close in the network than others",
        ReasonTopic.Network => explanation.SharedPartnerCount switch
        {
            0 => "closer in the wider network than others",

            // Whoever has left the registry since has no name any more, yet still counts.
            var count when explanation.SharedPartners.Count == 0 => count == 1 ? "1 shared partner" : $"{count:N0} shared partners",
            1 => $"shared partner {explanation.SharedPartners[0].Actor.Name}",
            var count => $"{count:N0} shared partners, such as {explanation.SharedPartners[0].Actor.Name}",
        },
        ReasonTopic.Taste when value < 0 => "less like your partners so far than others",
        ReasonTopic.Taste => explanation.Carriers is [var carrier, ..] ? $"chosen by the like of those who chose {carrier.Actor.Name}" : "chosen by actors of this kind",
        ReasonTopic.Activity => value < 0 ? "its record of activity speaks against it" : "its record of activity speaks for it",
        ReasonTopic.Subjects when value < 0 => "fewer subjects in common than others",
        ReasonTopic.Subjects => explanation.Sectors.Count > 0 ? $"also in {List(explanation.Sectors)}" : "more subjects in common than others",
        ReasonTopic.Needs when value < 0 => "offers less of what you need than others",
        ReasonTopic.Needs when explanation.NeedsMet.Count == 0 => "offers more of what you need than others",
        ReasonTopic.Needs => $"offers {List(explanation.NeedsMet)}, which you need",
        ReasonTopic.Offers when value < 0 => "needs less of what you offer than others",
        ReasonTopic.Offers when explanation.OffersWanted.Count == 0 => "needs more of what you offer than others",
        ReasonTopic.Offers => $"needs {List(explanation.OffersWanted)}, which you offer",
        ReasonTopic.Countries => value < 0 ? "the pair of countries speaks against it" : "the pair of countries speaks for it",
        ReasonTopic.Helixes => value < 0 ? "the pair of helixes speaks against it" : "the pair of helixes speaks for it",
        ReasonTopic.Languages => explanation.Languages.Count == 0 ? "no common language known" : $"common language {string.Join(", ", explanation.Languages)}",
        ReasonTopic.Topic => "mentors in what is asked for",
        ReasonTopic.Variety => "resembles one higher in the list",
        ReasonTopic.Balance => "its group would be shown too seldom otherwise",
        ReasonTopic.Wishes => value < 0 ? "is not what you asked for" : "is what you asked for",
        ReasonTopic.Answers => value < 0 ? "resembles somebody you dismissed" : "resembles somebody you saved",
        _ => topic.ToString(),
    };

    /// <summary>What one signal measures.</summary>
    public static string Name(Signal signal) => signal switch
    {
        Signal.SharedPartners => "two steps from you along ties",
        Signal.Walk => "three steps from you along ties",
        Signal.RecentPartners => "two steps from you along recent ties",
        Signal.ClosePartners => "two steps from you through small collaborations",
        Signal.CommonNeighbours => "number of shared partners",
        Signal.Overlap => "overlap of the two circles",
        Signal.Factors => "factors: it fits your partners so far",
        Signal.Activity => "collaborations in all",
        Signal.RecentActivity => "collaborations of late",
        Signal.LastYear => "begun in the last year",
        Signal.Trend => "growing or shrinking",
        Signal.Freshness => "time since it last began something",
        Signal.Themes => "themes of past work",
        Signal.CountryPair => "pair of countries",
        Signal.SameCountry => "same country",
        Signal.HelixPair => "pair of helixes",
        Signal.ConsortiumSize => "size of its collaborations",
        Signal.NeedsMet => "your needs, its offers",
        Signal.OffersWanted => "its needs, your offers",
        Signal.Sectors => "sectors",
        Signal.Words => "words of names and texts",
        Signal.Languages => "common language",
        Signal.CountryHabit => "your habit with its country",
        Signal.HelixHabit => "your habit with its helix",
        Signal.TheirSharedPartners => "two steps from it to you",
        Signal.TheirWalk => "three steps from it to you",
        Signal.TheirRecentPartners => "two steps from it to you along recent ties",
        Signal.TheirClosePartners => "two steps from it to you through small collaborations",
        Signal.TheirFactors => "factors: you fit its partners so far",
        Signal.TheirCountryHabit => "its habit with your country",
        Signal.TheirHelixHabit => "its habit with your helix",
        Signal.Newcomers => "takes on newcomers",
        Signal.NewcomersOfHelix => "takes on newcomers of your helix",
        Signal.NewcomersOfCountry => "takes on newcomers of your country",
        Signal.TiesWithCountry => "works with your country",
        _ => signal.ToString(),
    };

    private static string List(IReadOnlyList<TermShare> terms) => string.Join(", ", terms.Take(2).Select(term => term.Term));
}
