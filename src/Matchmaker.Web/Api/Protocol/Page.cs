namespace Matchmaker.Web.Api.Protocol;

/// <summary>A part of a list.</summary>
public sealed record Page<T>
{
    /// <summary>What this part holds.</summary>
    public required IReadOnlyList<T> Items { get; init; }

    /// <summary>Send it as <c>cursor</c> to get the next part; null where this is the last.</summary>
    public string? NextCursor { get; init; }
}
