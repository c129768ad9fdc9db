namespace Matchmaker.Web.Api.Webhooks;

/// <summary>Where to send which events.</summary>
public sealed record WebhookForm
{
    /// <summary>An address on the internet that begins with https://.</summary>
    /// <example>https://hooks.example.org/matchmaker</example>
    public required string Url { get; init; }

    /// <summary>What to tell: introduction.asked, introduction.answered, introduction.message, suggestions.new.</summary>
    /// <example>["introduction.asked", "introduction.answered"]</example>
    public required IReadOnlyList<string> Events { get; init; }

    /// <summary>Whether to tell it at present.</summary>
    /// <example>true</example>
    public bool IsActive { get; init; } = true;
}
