using Matchmaker.App.Search;

namespace Matchmaker.Web.Api.Search;

/// <summary>A piece of a profile with what matched.</summary>
public sealed record SnippetResource
{
    /// <summary>Where it comes from.</summary>
    /// <example>description</example>
    public required SearchField Field { get; init; }

    /// <summary>The piece; an ellipsis stands where it was cut.</summary>
    /// <example>A studio of eight that animates folk tales</example>
    public required string Text { get; init; }

    /// <summary>What matched in it: pairs of start and length, counted in UTF-16 units.</summary>
    /// <example>[[23, 8]]</example>
    public required IReadOnlyList<int[]> Matches { get; init; }
}
