namespace Matchmaker.App.Introductions;

/// <summary>What a side is told of.</summary>
public enum IntroductionNews
{
    Asked,
    Accepted,
    Declined,
    Message,
    Reminder,

    /// <summary>Nobody answered for so long that it ended.</summary>
    Expired,
}
