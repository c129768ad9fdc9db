using Matchmaker.App.Accounts;
using Matchmaker.App.Registry;

namespace Matchmaker.App.Pushing;

/// <summary>What one person wants to be told of one organisation's suggestions, and when. Where there is none, nothing is sent.</summary>
public sealed class PushPreference
{
    public long Id { get; set; }

    public long AccountId { get; set; }

    public Account? Account { get; set; }

    public long ActorId { get; set; }

    public Actor? Actor { get; set; }

    public PushRhythm Rhythm { get; set; }

    /// <summary>One of <see cref="PushLanguage.All"/>.</summary>
    public string Language { get; set; } = PushLanguage.English;

    /// <summary>Whose days, nights and weeks are meant, by IANA name.</summary>
    public string TimeZone { get; set; } = PushTimeZone.Universal;

    /// <summary>From when on no mail leaves, by the person's clock; null, as <see cref="QuietUntil"/> is then, for mails at any hour.</summary>
    public TimeOnly? QuietFrom { get; set; }

    public TimeOnly? QuietUntil { get; set; }

    /// <summary>When the person agreed to be written to; null where it has not, or has taken it back.</summary>
    public DateTimeOffset? ConsentedAt { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>What the last digest was for; see <see cref="PushCalendar"/>.</summary>
    public string? LastPeriod { get; set; }

    /// <summary>The day of the last digest by the person's clock.</summary>
    public DateOnly? LastDay { get; set; }

    /// <summary>How many of the last digests, one after another, the person has not looked into.</summary>
    public int Unopened { get; set; }
}
