using Matchmaker.App.Matching;

namespace Matchmaker.Web.Api.Balance;

/// <summary>A floor under the exposure of groups of actors.</summary>
public sealed record ExposureForm
{
    /// <summary>Each group gets at least this part of its share of all suggestions, from 0 to 1.</summary>
    /// <example>0.8</example>
    public double Floor { get; init; } = 0.8;

    /// <summary>What the groups are by: country, helix, size.</summary>
    /// <example>["country", "helix"]</example>
    public IReadOnlyList<string> By { get; init; } = ["country"];

    /// <summary>What a share is a part of: the actors that can be suggested, or the candidates of the lists.</summary>
    /// <example>actors</example>
    public ShareBasis ShareOf { get; init; }
}
