namespace Matchmaker.App.Pushing;

/// <summary>What a person wants to be told of an organisation's suggestions, and when.</summary>
/// <param name="Rhythm">How often.</param>
/// <param name="Language">One of <see cref="PushLanguage.All"/>.</param>
/// <param name="TimeZone">Whose clock is meant, by IANA name.</param>
/// <param name="QuietFrom">From when on no mail leaves; null, as <paramref name="QuietUntil"/> is then, for mails at any hour.</param>
/// <param name="QuietUntil">When mails may leave again.</param>
public sealed record PushWish(PushRhythm Rhythm, string Language, string TimeZone, TimeOnly? QuietFrom, TimeOnly? QuietUntil)
{
    /// <summary>When the person agreed to be written to; null where it has not.</summary>
    public DateTimeOffset? ConsentedAt { get; init; }
}
