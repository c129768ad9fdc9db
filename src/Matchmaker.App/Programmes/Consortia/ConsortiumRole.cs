using Matchmaker.App.Registry;

namespace Matchmaker.App.Programmes.Consortia;

/// <summary>A role of a consortium. What is left empty asks for nothing.</summary>
public sealed record ConsortiumRole
{
    public string Code { get; init; } = "";

    /// <summary>What is sought, in words; the brief's text counts where it is empty.</summary>
    public string Text { get; init; } = "";

    public Helix? Helix { get; init; }

    /// <summary>Sizes that may fill it: a small firm leading has micro and small.</summary>
    public IReadOnlyList<ActorSize> Sizes { get; init; } = [];

    /// <summary>Countries that may fill it, ISO 3166-1 alpha-2.</summary>
    public IReadOnlyList<string> Countries { get; init; } = [];

    /// <summary>Offers and sectors that fit, as codes of the taxonomies.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    public int Count { get; init; } = 1;
}
