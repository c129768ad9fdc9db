namespace Matchmaker.Web.Api.Audit;

/// <summary>An entry of the audit log.</summary>
public sealed record AuditResource
{
    /// <summary>Its key.</summary>
    /// <example>301</example>
    public required long Id { get; init; }

    /// <summary>When it was done.</summary>
    /// <example>2026-11-22T01:00:00+00:00</example>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who did it: a person's name, <c>account 12</c> where that was erased, <c>key 3</c> for a program; null for the product itself.</summary>
    /// <example>Chai Curator</example>
    public string? Who { get; init; }

    /// <summary>What was done.</summary>
    /// <example>actor.merged</example>
    public required string Action { get; init; }

    /// <summary>Key of the actor that it was done for, or to.</summary>
    /// <example>17</example>
    public long? ActorId { get; init; }

    /// <summary>What that is called; null where it is gone.</summary>
    /// <example>Example Animation Studio</example>
    public string? ActorName { get; init; }

    /// <summary>What it was done to.</summary>
    /// <example>actor:42</example>
    public string? Subject { get; init; }

    /// <summary>What changed, in words.</summary>
    /// <example>'Example Film House' (PH) into 'Example Animation Studio' (PH)</example>
    public string? Details { get; init; }

    /// <summary>The network address that it came from.</summary>
    /// <example>192.0.2.1</example>
    public string? Address { get; init; }
}
