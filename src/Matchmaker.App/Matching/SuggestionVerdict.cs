namespace Matchmaker.App.Matching;

/// <summary>Why one actor may not be suggested to another, or that it may.</summary>
public enum SuggestionVerdict
{
    Allowed,

    /// <summary>They are one actor.</summary>
    Self,

    /// <summary>A person and its own organisation, or two persons of one.</summary>
    SameHouse,

    /// <summary>One has blocked the other.</summary>
    Blocked,

    /// <summary>The actor has dismissed it, and done nothing with it since but decline it.</summary>
    Dismissed,

    /// <summary>It has declined the actor within the last year.</summary>
    Declined,

    /// <summary>Its verification was rejected.</summary>
    Rejected,

    /// <summary>Only verified actors are asked for, and it is not.</summary>
    Unverified,

    /// <summary>It has as many introductions open as it can answer.</summary>
    OverCapacity,

    /// <summary>It lies outside the country or helix that is asked for.</summary>
    FilteredOut,

    /// <summary>They have worked together, and partners are not asked for.</summary>
    Partner,

    /// <summary>It has no collaboration yet, and newcomers are not asked for.</summary>
    Newcomer,

    /// <summary>A mentor is asked for, and it offers no mentoring in what is asked for.</summary>
    NoMentor,
}
