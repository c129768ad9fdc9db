namespace Matchmaker.Web.Api.Programmes;

/// <summary>How it went.</summary>
public sealed record RatingForm
{
    /// <summary>From 1 (a waste of time) to 5 (we go on together).</summary>
    /// <example>4</example>
    public required int Rating { get; init; }

    /// <summary>In words, for the secretariat.</summary>
    /// <example>Good questions, little time.</example>
    public string? Comment { get; init; }
}
