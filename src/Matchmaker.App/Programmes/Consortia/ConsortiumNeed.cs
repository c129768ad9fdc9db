namespace Matchmaker.App.Programmes.Consortia;

/// <summary>Something that a member of the consortium has to cover.</summary>
public sealed record ConsortiumNeed
{
    public string Text { get; init; } = "";

    /// <summary>Offers and sectors that cover it, as codes of the taxonomies.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>How much it counts beside the others.</summary>
    public double Weight { get; init; } = 1;
}
