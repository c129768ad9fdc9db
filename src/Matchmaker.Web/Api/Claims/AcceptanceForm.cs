namespace Matchmaker.Web.Api.Claims;

/// <summary>How a claim is granted.</summary>
public sealed record AcceptanceForm
{
    /// <summary>Whether the actor is verified by the same evidence.</summary>
    /// <example>true</example>
    public bool Verify { get; init; }

    /// <summary>What to say to the person.</summary>
    /// <example>Welcome.</example>
    public string? Answer { get; init; }

    /// <summary>The actor of the registry that a proposed one turns out to be; left out to add it.</summary>
    /// <example>42</example>
    public long? ExistingActorId { get; init; }
}
