namespace Matchmaker.App.Pushing;

/// <summary>How often a person wants to be told of new suggestions for an organisation.</summary>
public enum PushRhythm
{
    /// <summary>Never: what holds until the person says otherwise.</summary>
    Off,

    Daily,
    Weekly,

    /// <summary>As soon as there is something new and strong, yet not more often than once a day.</summary>
    OnChange,
}
