namespace Matchmaker.Web.Api.Claims;

/// <summary>Why a claim is refused.</summary>
public sealed record RefusalForm
{
    /// <summary>The reason: the person reads it, and may try again with better evidence.</summary>
    /// <example>The page that you name does not mention you.</example>
    public required string Answer { get; init; }
}
