using Matchmaker.App.Programmes.Consortia;

namespace Matchmaker.Web.Api.Programmes;

/// <summary>A plan of the consortium builder with what was found for it.</summary>
public sealed record ConsortiumPlanResource
{
    /// <summary>Its key.</summary>
    /// <example>3</example>
    public required long Id { get; init; }

    /// <summary>What it is called.</summary>
    /// <example>With a broadcaster from Timor-Leste</example>
    public required string Name { get; init; }

    /// <summary>What is sought.</summary>
    public required ConsortiumBrief Brief { get; init; }

    /// <summary>The consortia, best first; null where it was not solved since the brief changed.</summary>
    public ConsortiumPlan? Found { get; init; }

    /// <summary>When it was published; null where it is not what holds.</summary>
    /// <example>2026-11-22T01:00:00+00:00</example>
    public DateTimeOffset? PublishedAt { get; init; }
}
