namespace Matchmaker.Web.Api.Claims;

/// <summary>What came of granting a claim.</summary>
public sealed record AcceptanceResource
{
    /// <summary>Key of the actor that the person acts for now, as an owner.</summary>
    /// <example>42</example>
    public required long ActorId { get; init; }
}
