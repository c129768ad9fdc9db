namespace Matchmaker.Web.Api.Search;

/// <summary>A part of what a search found.</summary>
public sealed record SearchResource
{
    /// <summary>How many actors fit in all.</summary>
    /// <example>132</example>
    public required int Total { get; init; }

    /// <summary>This part of them, best first.</summary>
    public required IReadOnlyList<SearchHitResource> Items { get; init; }

    /// <summary>Send it as <c>cursor</c> to get the next part; null where this is the last.</summary>
    public string? NextCursor { get; init; }

    /// <summary>How all that fit are spread over helix, country, sector, size, verification, offers and needs. With the first part only.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<FacetCountResource>>? Facets { get; init; }

    /// <summary>How the question was understood where that is not plain.</summary>
    /// <example>[]</example>
    public required IReadOnlyList<string> Remarks { get; init; }

    /// <summary>Why it could not be answered, with the remedy.</summary>
    /// <example>[]</example>
    public required IReadOnlyList<string> Problems { get; init; }

    /// <summary>Questions that would find something, where this one found nothing.</summary>
    /// <example>[]</example>
    public required IReadOnlyList<string> DidYouMean { get; init; }
}
