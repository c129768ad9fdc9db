namespace Matchmaker.Web.Api.Introductions;

/// <summary>Something to say to the other side.</summary>
public sealed record MessageForm
{
    /// <summary>The text.</summary>
    /// <example>Shall we speak on Thursday?</example>
    public required string Text { get; init; }
}
