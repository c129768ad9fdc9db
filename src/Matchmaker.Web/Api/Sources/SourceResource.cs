using Matchmaker.App.Importing.Refreshing;

namespace Matchmaker.Web.Api.Sources;

/// <summary>What the registry is refreshed from again and again.</summary>
public sealed record SourceResource
{
    /// <summary>Its key.</summary>
    /// <example>3</example>
    public required long Id { get; init; }

    /// <summary>What people call it.</summary>
    /// <example>ROR</example>
    public required string Name { get; init; }

    /// <summary>csv, cordis or ror.</summary>
    /// <example>ror</example>
    public required string Format { get; init; }

    /// <summary>Where it lies.</summary>
    /// <example>https://data.example.org/ror.json.gz</example>
    public required string Address { get; init; }

    /// <summary>Whether rows that cannot be stored are left out.</summary>
    /// <example>true</example>
    public required bool SkipBadRows { get; init; }

    /// <summary>Whether it rests until somebody lets it go on.</summary>
    /// <example>false</example>
    public required bool IsPaused { get; init; }

    /// <summary>When it was added.</summary>
    /// <example>2026-11-22T01:00:00+00:00</example>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last read; null where it never was.</summary>
    /// <example>2026-11-22T01:00:00+00:00</example>
    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>What came of it last.</summary>
    /// <example>Unchanged since it was last imported.</example>
    public string? Outcome { get; init; }

    /// <summary>Whether it went wrong last.</summary>
    /// <example>false</example>
    public required bool HasFailed { get; init; }

    public static SourceResource Of(RegistrySource source) => new()
    {
        Id = source.Id,
        Name = source.Name,
        Format = source.Format,
        Address = source.Address,
        SkipBadRows = source.SkipBadRows,
        IsPaused = source.IsPaused,
        CreatedAt = source.CreatedAt,
        ReadAt = source.ReadAt,
        Outcome = source.Outcome,
        HasFailed = source.HasFailed,
    };
}
