namespace Matchmaker.Web.Api.Balance;

/// <summary>How many asks went from one country to another.</summary>
public sealed record AskFlowResource
{
    /// <summary>The country of those who asked, as its two-letter code.</summary>
    /// <example>PH</example>
    public required string From { get; init; }

    /// <summary>The country of those who were asked.</summary>
    /// <example>TH</example>
    public required string To { get; init; }

    /// <summary>How many.</summary>
    /// <example>14</example>
    public required int Count { get; init; }
}
