using Matchmaker.App.Importing;

namespace Matchmaker.Web.Api.Imports;

/// <summary>An import, as it stands.</summary>
public sealed record ImportResource
{
    /// <summary>Its key.</summary>
    /// <example>019aa2c1b5d07b2d8f6e0c4a9d3e7f10</example>
    public required string Id { get; init; }

    /// <summary>What the files come from: csv, cordis or ror.</summary>
    /// <example>csv</example>
    public required string Source { get; init; }

    /// <summary>Names of the files.</summary>
    /// <example>["actors.csv"]</example>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>Where it stands.</summary>
    /// <example>running</example>
    public required ImportState State { get; init; }

    /// <summary>Who asked for it.</summary>
    /// <example>Nightly import</example>
    public required string AskedBy { get; init; }

    /// <summary>When it was asked for.</summary>
    /// <example>2026-11-22T01:00:00+00:00</example>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>When its turn came.</summary>
    /// <example>2026-11-22T01:00:01+00:00</example>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    /// <example>2026-11-22T01:00:09+00:00</example>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>How far it is; null before it reads.</summary>
    public ImportProgressResource? Progress { get; init; }

    /// <summary>What it did; null unless it is done.</summary>
    public ImportResultResource? Result { get; init; }

    /// <summary>Why it failed, and what to do.</summary>
    public string? Problem { get; init; }
}
