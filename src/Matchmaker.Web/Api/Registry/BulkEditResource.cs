namespace Matchmaker.Web.Api.Registry;

/// <summary>What an edit of many actors does.</summary>
public sealed record BulkEditResource
{
    /// <summary>How many actors it changes.</summary>
    /// <example>1</example>
    public required int Actors { get; init; }

    /// <summary>The changes, by the actors' names; what is as wanted already is not among them.</summary>
    public required IReadOnlyList<BulkChangeResource> Changes { get; init; }
}
