namespace Matchmaker.Web.Api.Programmes;

/// <summary>What to write to those who are brought together.</summary>
public sealed record MentorPublicationForm
{
    /// <summary>The message to all of them.</summary>
    /// <example>Welcome to the spring round.</example>
    public string? Message { get; init; }
}
