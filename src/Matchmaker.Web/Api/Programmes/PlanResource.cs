using System.Text.Json;
using Matchmaker.App.Programmes;

namespace Matchmaker.Web.Api.Programmes;

/// <summary>A plan of a workbench.</summary>
public sealed record PlanResource
{
    /// <summary>Its key.</summary>
    /// <example>3</example>
    public required long Id { get; init; }

    /// <summary>What it is made with.</summary>
    /// <example>cohort</example>
    public required PlanKind Kind { get; init; }

    /// <summary>What it is called.</summary>
    /// <example>With two from Timor-Leste</example>
    public required string Name { get; init; }

    /// <summary>What the curator settled.</summary>
    public required JsonElement Choices { get; init; }

    /// <summary>What was found; null before it was solved.</summary>
    public JsonElement? Outcome { get; init; }

    /// <summary>When it was solved.</summary>
    /// <example>2026-11-20T08:00:00+00:00</example>
    public DateTimeOffset? SolvedAt { get; init; }

    /// <summary>When it was published; null where it does not hold.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    internal static PlanResource Of(ProgrammePlan plan) => new()
    {
        Id = plan.Id,
        Kind = plan.Kind,
        Name = plan.Name,
        Choices = JsonSerializer.Deserialize<JsonElement>(plan.Choices),
        Outcome = plan.Outcome is { } outcome ? JsonSerializer.Deserialize<JsonElement>(outcome) : null,
        SolvedAt = plan.SolvedAt,
        PublishedAt = plan.PublishedAt,
    };
}
