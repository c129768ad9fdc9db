using Matchmaker.App.Pushing;

namespace Matchmaker.Web.Api.Pushing;

/// <summary>What the person who asks wants to be told of an organisation's new suggestions.</summary>
public sealed record PushPreferenceForm
{
    /// <summary>How often: off, daily, weekly, on-change. Anything but off is to agree to be written to.</summary>
    /// <example>weekly</example>
    public required PushRhythm Rhythm { get; init; }

    /// <summary>The language of the mails: en, id, vi, th, ko.</summary>
    /// <example>en</example>
    public required string Language { get; init; }

    /// <summary>Whose clock is meant, by IANA name.</summary>
    /// <example>Asia/Manila</example>
    public required string TimeZone { get; init; }

    /// <summary>From when on no mail leaves, by that clock; absent for mails at any hour.</summary>
    /// <example>20:00:00</example>
    public TimeOnly? QuietFrom { get; init; }

    /// <summary>When mails may leave again.</summary>
    /// <example>07:00:00</example>
    public TimeOnly? QuietUntil { get; init; }
}
