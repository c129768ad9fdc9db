using Matchmaker.App.Programmes.Consortia;

namespace Matchmaker.Web.Api.Programmes;

/// <summary>A plan of the consortium builder to keep.</summary>
public sealed record ConsortiumPlanForm
{
    /// <summary>What to call it.</summary>
    /// <example>With a broadcaster from Timor-Leste</example>
    public required string Name { get; init; }

    /// <summary>What is sought: roles, needs, quotas, who is settled or forbidden.</summary>
    public required ConsortiumBrief Brief { get; init; }
}
