using Matchmaker.App.Pushing;

namespace Matchmaker.Web.Api.Pushing;

/// <summary>What the person who asks is told of an organisation's new suggestions.</summary>
public sealed record PushPreferenceResource
{
    /// <summary>How often: off until the person says otherwise.</summary>
    /// <example>weekly</example>
    public required PushRhythm Rhythm { get; init; }

    /// <summary>The language of the mails.</summary>
    /// <example>en</example>
    public required string Language { get; init; }

    /// <summary>Whose clock is meant, by IANA name.</summary>
    /// <example>Asia/Manila</example>
    public required string TimeZone { get; init; }

    /// <summary>From when on no mail leaves.</summary>
    /// <example>20:00:00</example>
    public required TimeOnly? QuietFrom { get; init; }

    /// <summary>When mails may leave again.</summary>
    /// <example>07:00:00</example>
    public required TimeOnly? QuietUntil { get; init; }

    /// <summary>When the person agreed to be written to.</summary>
    /// <example>2026-11-22T01:00:00+00:00</example>
    public required DateTimeOffset? ConsentedAt { get; init; }
}
