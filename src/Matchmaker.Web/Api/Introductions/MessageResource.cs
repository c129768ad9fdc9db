using Matchmaker.App.Introductions;

namespace Matchmaker.Web.Api.Introductions;

/// <summary>What a side wrote, or what happened.</summary>
public sealed record MessageResource
{
    /// <summary>Its key.</summary>
    /// <example>31</example>
    public required long Id { get; init; }

    /// <summary>Whether this side wrote it.</summary>
    /// <example>true</example>
    public required bool IsOurs { get; init; }

    /// <summary>Who wrote it; null where a program did, or the account is gone.</summary>
    /// <example>Sari Studio</example>
    public string? Author { get; init; }

    /// <summary>The state that it brought about; null for a mere message.</summary>
    /// <example>asked</example>
    public IntroductionState? State { get; init; }

    /// <summary>Whether it reminds.</summary>
    /// <example>false</example>
    public required bool IsReminder { get; init; }

    /// <summary>What was written.</summary>
    /// <example>We make a series of twelve episodes, and look for a partner in Bangkok.</example>
    public string? Text { get; init; }

    /// <summary>When.</summary>
    /// <example>2026-11-20T08:00:00+00:00</example>
    public required DateTimeOffset At { get; init; }
}
