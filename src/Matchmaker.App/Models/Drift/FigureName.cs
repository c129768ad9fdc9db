namespace Matchmaker.App.Models.Drift;

/// <summary>What is counted each night.</summary>
public static class FigureName
{
    /// <summary>Suggestions that were shown.</summary>
    public const string Shown = "shown";

    /// <summary>Suggestions that were saved.</summary>
    public const string Saved = "saved";

    /// <summary>Introductions asked for.</summary>
    public const string Asked = "asked";

    /// <summary>Introductions accepted.</summary>
    public const string Accepted = "accepted";

    /// <summary>Actors in the registry.</summary>
    public const string Actors = "actors";

    /// <summary>Actors added on the day.</summary>
    public const string NewActors = "new-actors";

    /// <summary>Share of the actors that worked with nobody yet, so that only their profile speaks for them.</summary>
    public const string ColdStart = "cold-start";

    /// <summary>Share of the actors that were shown to anybody in the last four weeks.</summary>
    public const string Coverage = "coverage";

    /// <summary>That administrators were told of a fall; the name of what fell follows.</summary>
    public const string Alarm = "alarm:";
}
