namespace Matchmaker.Web.Api.Webhooks;

/// <summary>Which events to send again.</summary>
public sealed record ReplayForm
{
    /// <summary>Those that failed and happened since.</summary>
    /// <example>2026-11-21T00:00:00Z</example>
    public required DateTimeOffset Since { get; init; }
}
