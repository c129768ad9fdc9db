namespace Matchmaker.Web.Api.Sources;

/// <summary>Whether a source rests.</summary>
public sealed record SourcePauseForm
{
    /// <summary>true: it is not read until somebody lets it go on.</summary>
    /// <example>true</example>
    public required bool IsPaused { get; init; }
}
