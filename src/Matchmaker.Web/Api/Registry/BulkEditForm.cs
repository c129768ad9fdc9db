using Matchmaker.App.Registry;

namespace Matchmaker.Web.Api.Registry;

/// <summary>One change to many actors; what is left out stays as it is.</summary>
public sealed record BulkEditForm
{
    /// <summary>Keys of the actors, 500 at the most.</summary>
    /// <example>[17, 42]</example>
    public required IReadOnlyList<long> ActorIds { get; init; }

    /// <summary>Which of the six helixes they belong to.</summary>
    /// <example>industry</example>
    public Helix? Helix { get; init; }

    /// <summary>By number of heads: micro below 10, small below 50, medium below 250.</summary>
    /// <example>small</example>
    public ActorSize? Size { get; init; }

    /// <summary>Their country, as its two-letter code.</summary>
    /// <example>PH</example>
    public string? Country { get; init; }

    /// <summary>Codes of sectors to add.</summary>
    /// <example>["animation"]</example>
    public IReadOnlyList<string> AddSectors { get; init; } = [];

    /// <summary>Codes of sectors to take away.</summary>
    /// <example>[]</example>
    public IReadOnlyList<string> RemoveSectors { get; init; } = [];

    /// <summary>Where their verification stands.</summary>
    /// <example>verified</example>
    public VerificationState? Verification { get; init; }

    /// <summary>What the verification rests on; needed to verify or reject.</summary>
    /// <example>Register of companies, seen on 2026-11-20</example>
    public string? Evidence { get; init; }
}
