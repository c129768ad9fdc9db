namespace Matchmaker.App.Matching;

/// <summary>What a reason is about: signals that tell of the same thing stand together.</summary>
public enum ReasonTopic
{
    /// <summary>Ties: how near the two are by whom they have worked with.</summary>
    Network,

    /// <summary>Works with the same kinds of partner, as the factors have learnt.</summary>
    Taste,

    /// <summary>How active the partner is, and how lately.</summary>
    Activity,

    /// <summary>Sectors, themes of past collaborations, words.</summary>
    Subjects,

    /// <summary>It offers what the actor needs.</summary>
    Needs,

    /// <summary>It needs what the actor offers.</summary>
    Offers,

    /// <summary>How the two countries work together.</summary>
    Countries,

    /// <summary>How the two helixes complement each other.</summary>
    Helixes,

    /// <summary>A common language.</summary>
    Languages,

    /// <summary>It mentors in what was asked for.</summary>
    Topic,

    /// <summary>It resembles somebody higher in the list.</summary>
    Variety,

    /// <summary>Its country, helix or size would be shown too seldom otherwise.</summary>
    Balance,

    /// <summary>What the actor asked for: nearer or farther, familiar or new.</summary>
    Wishes,

    /// <summary>It resembles somebody whom the actor dismissed or saved.</summary>
    Answers,

    /// <summary>Whether the two are in one city.</summary>
    Place,
}
