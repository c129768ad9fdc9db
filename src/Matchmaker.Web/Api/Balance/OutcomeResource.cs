using Matchmaker.App.Balance;

namespace Matchmaker.Web.Api.Balance;

/// <summary>Who was shown, asked and accepted in a period.</summary>
public sealed record OutcomeResource
{
    /// <summary>The first day; null for all that is known.</summary>
    /// <example>2026-01-01</example>
    public DateOnly? From { get; init; }

    /// <summary>The last day; null for all that is known.</summary>
    /// <example>2026-06-30</example>
    public DateOnly? Until { get; init; }

    /// <summary>All actors as one group.</summary>
    public required OutcomeLineResource Total { get; init; }

    /// <summary>The groups by country, helix, size and ownership.</summary>
    public required IReadOnlyList<OutcomeLineResource> Groups { get; init; }

    /// <summary>How many asks went from one country to another.</summary>
    public required IReadOnlyList<AskFlowResource> Asks { get; init; }

    public static OutcomeResource Of(OutcomeReport report) => new()
    {
        From = report.From,
        Until = report.Until,
        Total = OutcomeLineResource.Of(report.Total),
        Groups = [.. report.Lines.Select(OutcomeLineResource.Of)],
        Asks = [.. report.Asks.OrderBy(flow => flow.Key.From, StringComparer.Ordinal).ThenBy(flow => flow.Key.To, StringComparer.Ordinal)
            .Select(flow => new AskFlowResource { From = flow.Key.From, To = flow.Key.To, Count = flow.Value })],
    };
}
