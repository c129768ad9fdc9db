namespace Matchmaker.Web.Api.Introductions;

/// <summary>An introduction that was just asked for.</summary>
public sealed record IntroductionCreated
{
    /// <summary>Its key.</summary>
    /// <example>12</example>
    public required long Id { get; init; }
}
