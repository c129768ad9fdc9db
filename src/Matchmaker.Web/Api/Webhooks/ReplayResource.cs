namespace Matchmaker.Web.Api.Webhooks;

/// <summary>What is sent again.</summary>
public sealed record ReplayResource
{
    /// <summary>How many events.</summary>
    /// <example>3</example>
    public required int Count { get; init; }
}
