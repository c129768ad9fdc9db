using Matchmaker.App.Registry;

namespace Matchmaker.Web.Api.Registry;

/// <summary>Two actors that are to be one.</summary>
public sealed record MergeForm
{
    /// <summary>Key of the actor that stays, and takes over all that the other has.</summary>
    /// <example>17</example>
    public required long KeptId { get; init; }

    /// <summary>Key of the actor that goes; its name lives on as an alias.</summary>
    /// <example>42</example>
    public required long LostId { get; init; }

    /// <summary>Fields that the one kept takes from the other although it has its own; gaps are always filled.</summary>
    /// <example>["website", "description"]</example>
    public IReadOnlyList<MergeField> Taken { get; init; } = [];
}
